// How this person wants pages to look. Kept on this device, so that it holds before anybody signs in; large text also
// follows the account, so that it holds on a new telephone. public/first-paint.js turns it into classes of <html>.
import { reactive } from 'vue'

export interface Looks { theme: 'system' | 'light' | 'dark'; contrast: 'system' | 'more' | 'usual'; text: 'usual' | 'large' | 'largest'; still: boolean; silent: boolean }

declare global {
  interface Window { paintLooks?: (words: string) => void }
}

const key = 'linli.looks'
const wordOf = {
  theme: { system: '', light: 'light', dark: 'dark' }, contrast: { system: '', more: 'contrast', usual: 'no-contrast' },
  text: { usual: '', large: 'large', largest: 'largest' }
} as const

export function toWords(looks: Looks): string {
  return [wordOf.theme[looks.theme], wordOf.contrast[looks.contrast], wordOf.text[looks.text], looks.still ? 'still' : '', looks.silent ? 'silent' : ''].filter(Boolean).join(' ')
}
export function fromWords(words: string): Looks {
  const all = words.split(' ')
  const among = <T extends string>(choices: Record<T, string>, usual: T) => (Object.keys(choices) as T[]).find((each) => choices[each] && all.includes(choices[each])) ?? usual
  return { theme: among(wordOf.theme, 'system'), contrast: among(wordOf.contrast, 'system'), text: among(wordOf.text, 'usual'), still: all.includes('still'), silent: all.includes('silent') }
}

// A browser may keep nothing for anybody.
function kept(): string {
  try { return localStorage.getItem(key) ?? '' } catch { return '' }
}

export const looks = reactive<Looks>(fromWords(kept()))
export const isLarge = () => looks.text !== 'usual'

export function setLooks(change: Partial<Looks>) {
  Object.assign(looks, change)
  const words = toWords(looks)
  try { localStorage.setItem(key, words) } catch { /* then it holds until the page is closed */ }
  window.paintLooks?.(words)
}

let followed: { account: string; large: boolean } | null = null

// Large text chosen on one device comes along to the next; a change of the account's wish changes this device too.
export function followAccount(account: string | null, large: boolean) {
  const before = followed?.account === account ? followed.large : null
  followed = account === null ? null : { account, large }
  if (account === null || before === large) return
  if (large && !isLarge()) setLooks({ text: 'large' })
  if (!large && before) setLooks({ text: 'usual' })
}
