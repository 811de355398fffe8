// Chinese first, English complete. Sentences come from web/shell/messages.*.json and modules/*/web/messages*.{zh,en}.json:
// nested objects whose keys are joined with dots. "{name}" is filled in; "one | many" and "none | one | many" are chosen
// by the number.
import { shallowRef } from 'vue'
import { connection } from './api'

export type Language = 'zh' | 'en'
export type Tree = { [key: string]: string | string[] | Tree }
type Files = Record<string, Tree | (() => Promise<Tree>)>
type Values = Record<string, unknown>
// The sentences of one end. Chinese comes with the program, English when it is wanted.
export type Sentences = Record<Language, Files>

const common: Sentences = {
  zh: import.meta.glob<Tree>(['./messages.zh.json', '../../modules/*/web/messages.zh.json'], { eager: true, import: 'default' }),
  en: import.meta.glob<Tree>(['./messages.en.json', '../../modules/*/web/messages.en.json'], { import: 'default' })
}
const files: Record<Language, Files[]> = { zh: [common.zh], en: [common.en] }
const known: Record<Language, Map<string, string | string[]>> = { zh: new Map(), en: new Map() }
const spoken = shallowRef<Language>('zh')

function learn(of: Language, tree: Tree, above = '') {
  for (const [key, value] of Object.entries(tree)) {
    if (typeof value === 'string' || Array.isArray(value)) known[of].set(above + key, value)
    else learn(of, value, `${above}${key}.`)
  }
}

const opened: Partial<Record<Language, Promise<void>>> = {}
const open = (of: Language) => (opened[of] ??= read(of))
async function read(of: Language) {
  const wanted = files[of].flatMap((each) => Object.values(each))
  for (const tree of await Promise.all(wanted.map((each) => (typeof each === 'function' ? (each as () => Promise<Tree>)() : each)))) learn(of, tree)
}

const find = (key: string) => known[spoken.value].get(key) ?? known.zh.get(key)

function formOf(sentence: string, count: number): string {
  const forms = sentence.split(' | ')
  if (forms.length < 3) return forms[count > 1 || count === 0 ? forms.length - 1 : 0]!
  return forms[Math.min(count, forms.length - 1)]!
}

// The sentence of a key; the key itself when nobody wrote one. A number alone is its {count}.
export function t(key: string, given: Values | number = {}, number?: number): string {
  const values = typeof given === 'number' ? { count: given } : given
  const sentence = find(key)
  if (typeof sentence !== 'string') return key
  const count = number ?? (typeof values.count === 'number' ? values.count : 1)
  return formOf(sentence, count).replace(/\{(\w+)\}/g, (_, name: string) => String((values as Values)[name] ?? ''))
}
// Several sentences under one key.
export const sentences = (key: string): string[] => [find(key) ?? []].flat()
export const isSaid = (key: string) => find(key) !== undefined

export function language(): Language {
  return spoken.value
}

export async function setLanguage(next: Language, remember = false) {
  await open(next)
  spoken.value = next
  connection.language = next
  document.documentElement.lang = next === 'zh' ? 'zh-CN' : 'en'
  if (remember) localStorage.setItem('linli.language', next)
}

export async function startLanguage(own: Sentences = { zh: {}, en: {} }) {
  files.zh.push(own.zh)
  files.en.push(own.en)
  await open('zh')
  // What stands in the page already has been decided by public/first-paint.js.
  const chosen = localStorage.getItem('linli.language')
  await setLanguage((chosen ? chosen === 'en' : document.documentElement.classList.contains('english')) ? 'en' : 'zh')
}

// The common Chinese is there at once, whoever asks first.
for (const tree of Object.values(common.zh)) learn('zh', tree as Tree)
