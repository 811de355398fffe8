// How far down a long list somebody was, for each address, as long as the window is open: back, forward and reload find it.
import { onBeforeUnmount, onMounted } from 'vue'

interface Place { top: number; count: number }
const keyOf = (name: string) => `linli.place.${name}`

export function forgetPlace(name: string) {
  sessionStorage.removeItem(keyOf(name))
}

// `grow` shows more of the list until it holds that many. Call `find` when the list of `name()` is there.
export function usePlace(name: () => string, count: () => number, grow: (to: number) => Promise<void>) {
  let waiting = 0
  let finding = true
  const keep = () => {
    if (waiting || finding) return
    waiting = window.setTimeout(() => {
      waiting = 0
      sessionStorage.setItem(keyOf(name()), JSON.stringify({ top: window.scrollY, count: count() } satisfies Place))
    }, 150)
  }
  async function find() {
    const place = JSON.parse(sessionStorage.getItem(keyOf(name())) ?? 'null') as Place | null
    if (place) {
      await grow(place.count)
      requestAnimationFrame(() => window.scrollTo(0, place.top))
    }
    finding = false
  }
  onMounted(() => window.addEventListener('scroll', keep, { passive: true }))
  onBeforeUnmount(() => { window.removeEventListener('scroll', keep); clearTimeout(waiting) })
  return { find, leave: () => { clearTimeout(waiting); waiting = 0; finding = true } }
}
