// Opens the field end without a network: its page, its script for the first paint and its built files, nothing else.
const shelf = 'linli-field'
const always = ['/field/', '/first-paint.js', '/icon.svg']

self.addEventListener('install', (event) => {
  event.waitUntil(caches.open(shelf).then((cache) => cache.addAll(always)).then(() => self.skipWaiting()))
})
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()))

// The newest page, or the kept one when no network answers within four seconds.
async function fromNetwork(request, name) {
  const cache = await caches.open(shelf)
  const kept = await cache.match(name)
  const fresh = fetch(request).then(async (response) => {
    if (response.ok) await cache.put(name, response.clone())
    return response
  })
  if (!kept) return fresh
  return Promise.race([fresh.catch(() => kept), new Promise((resolve) => setTimeout(() => resolve(kept), 4_000))])
}
// What is built has its content in its name, so what is kept is right.
async function fromShelf(request) {
  const cache = await caches.open(shelf)
  const kept = await cache.match(request.url)
  if (kept) return kept
  const response = await fetch(request)
  if (response.ok) await cache.put(request.url, response.clone())
  return response
}

self.addEventListener('fetch', (event) => {
  const { request } = event
  const { origin, pathname } = new URL(request.url)
  if (request.method !== 'GET' || origin !== location.origin || pathname.startsWith('/api/')) return
  if (pathname.startsWith('/assets/')) event.respondWith(fromShelf(request))
  else if (always.includes(pathname)) event.respondWith(fromNetwork(request, pathname))
})

// The files of this build; those of the one before go.
self.addEventListener('message', (event) => {
  const files = event.data?.keep
  if (!Array.isArray(files)) return
  event.waitUntil(caches.open(shelf).then(async (cache) => {
    await Promise.all(files.map(async (name) => ((await cache.match(name)) ? undefined : cache.add(name).catch(() => undefined))))
    for (const request of await cache.keys()) {
      const { pathname } = new URL(request.url)
      if (!always.includes(pathname) && !files.includes(request.url)) await cache.delete(request)
    }
  }))
})
