// Letters that do something at the desk, as long as nobody is typing. Each says what it does, so that the sheet of keys
// writes itself; letters that mean the same on every page have their words already.
import { onBeforeUnmount, onMounted, shallowReactive } from 'vue'

export type Key = (() => void) | [does: string, act: () => void] // `does` is a message key
export type Keys = Record<string, Key>

const known: Record<string, string> = { j: 'shell.key.next', k: 'shell.key.before', '/': 'shell.key.search', Enter: 'shell.key.open', '?': 'shell.key.sheet' }
const inUse = shallowReactive(new Set<Keys>())

const chosenRow = 'main .pick.chosen'
const typing = (target: EventTarget | null) => target instanceof HTMLElement && (target.isContentEditable || ['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName))
const actOf = (key: Key) => (typeof key === 'function' ? key : key[1])

// The keys that work now and what each does, the page's own first.
export function keysInUse(): { key: string; does: string }[] {
  const all = [...inUse].reverse().flatMap((keys) => Object.entries(keys))
  return all.map(([key, deed]) => ({ key, does: typeof deed === 'function' ? known[key] ?? '' : deed[0] })).filter((each, i) => each.does && all.findIndex(([key]) => key === each.key) === i)
}

export function useKeys(keys: Keys) {
  const press = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target) || document.querySelector('dialog[open]')) return
    // A button that has the focus keeps Enter for itself; the chosen row of a list has nothing else to do with it.
    if (event.key === 'Enter' && event.target instanceof HTMLElement && ['BUTTON', 'A', 'SUMMARY'].includes(event.target.tagName) && !event.target.matches(chosenRow)) return
    const key = keys[event.key]
    if (!key) return
    event.preventDefault()
    actOf(key)()
  }
  onMounted(() => { window.addEventListener('keydown', press); inUse.add(keys) })
  onBeforeUnmount(() => { window.removeEventListener('keydown', press); inUse.delete(keys) })
}

function show(row: HTMLElement | null) {
  row?.focus({ preventScroll: true })
  row?.scrollIntoView({ block: 'nearest' })
}

// J and K walk through a list by the names of its items (ids, codes) and stop at its ends. What they choose has the focus
// once the page shows it as chosen: it comes into sight, and a screen reader says it.
export function walkKeys(list: () => string[], chosen: () => string | undefined, choose: (name: string) => void): Keys {
  const walk = (by: number) => {
    const names = list()
    const to = names[Math.min(names.length - 1, Math.max(0, names.indexOf(chosen() ?? '') + by))]
    if (!to) return
    choose(to)
    setTimeout(() => show(document.querySelector<HTMLElement>(chosenRow)), 30)
  }
  return { j: () => walk(1), k: () => walk(-1) }
}
