// After a change of page the focus goes to its first heading: a screen reader says where one is, and the next Tab is in the
// page. A page that still loads has no heading yet; until it comes the main part has the focus.
import { nextTick } from 'vue'

const patience = 10_000 // milliseconds
let awaited: MutationObserver | null = null

function focusHeading(main: HTMLElement) {
  const heading = main.querySelector('h1')
  if (!heading) return false
  heading.tabIndex = -1
  heading.focus({ preventScroll: true })
  return true
}

export async function arrive() {
  awaited?.disconnect()
  await nextTick()
  const main = document.getElementById('main')
  // A page that took the focus itself knows better, and so does a button that walks on from one to the next.
  if (!main || (main !== document.activeElement && main.contains(document.activeElement)) || focusHeading(main)) return
  main.focus({ preventScroll: true })
  const waiting = new MutationObserver(() => { if (document.activeElement !== main || focusHeading(main)) waiting.disconnect() })
  waiting.observe(main, { childList: true, subtree: true })
  setTimeout(() => waiting.disconnect(), patience)
  awaited = waiting
}

// For what took its own button away: the focus is not lost, it goes back to the heading.
export async function keepFocus() {
  await nextTick()
  const main = document.getElementById('main')
  if (main && document.activeElement === document.body) focusHeading(main)
}

// Puts the focus into what has just been opened: <textarea v-focus>.
export const vFocus = { mounted: (element: HTMLElement) => element.focus() }
