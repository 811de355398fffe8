// How much a browser loads before a resident can use the front page.
import { gzipSync } from 'node:zlib'

// Files that a page or a script loads at once; the front page is among them.
function loadedBy(text, name) {
  if (name.endsWith('.html')) return [...text.matchAll(/(?:src|href)="\/([^"]+\.(?:js|css))"/g)].map((each) => each[1])
  return [...text.matchAll(/(?:from|import)\s*["'`]\.\/([^"'`]+)["'`]/g)].map((each) => `assets/${each[1]}`)
}

export async function gzippedFrontPage(url) {
  const waiting = ['resident/index.html']
  const known = new Set(waiting)
  let bytes = 0
  let hasKinds = false
  for (const name of waiting) {
    const address = name.endsWith('index.html') ? `${url}/resident/` : `${url}/${name}`
    const response = await fetch(address)
    const text = await response.text()
    if (!response.ok) throw new Error(`${address}: ${response.status}`)
    bytes += gzipSync(text, { level: 9 }).length
    hasKinds ||= text.includes('/kinds')
    for (const next of name.endsWith('.css') ? [] : loadedBy(text, name))
      if (!known.has(next)) waiting.push(next) && known.add(next)
  }
  if (!hasKinds) throw new Error('The front page is not among what is loaded first any more.')
  return bytes
}
