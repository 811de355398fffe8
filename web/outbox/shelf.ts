// The files of the field end, so that it opens without a network where the browser has service workers. WeChat's has none:
// there a page that is open goes on working, and no more.
const isFile = (address: string) => address.startsWith(`${location.origin}/assets/`)

let pages: (() => Promise<unknown>)[] = []
export function alsoKeep(components: (() => Promise<unknown>)[]) {
  pages = components
}

async function tellFiles() {
  const registration = await navigator.serviceWorker.ready
  // Opening every page once fetches its files; the worker is told their names, since it came after the first.
  for (const open of pages) await open().catch(() => undefined)
  const files = performance.getEntriesByType('resource').map((each) => each.name).filter(isFile)
  registration.active?.postMessage({ keep: [...new Set(files)] })
}

export function keepShelf() {
  if (!import.meta.env.PROD || !('serviceWorker' in navigator)) return
  performance.setResourceTimingBufferSize?.(2_000)
  const begin = () => navigator.serviceWorker.register('/field/worker.js', { scope: '/field/' }).then(tellFiles).catch(() => undefined)
  setTimeout(() => void begin(), 1_500)
}
