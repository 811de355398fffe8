// How much a browser loads before a resident can use the front page.
import { gzipSync } from 'node:zlib'

// Pages come as chunks when they are opened; this one is opened first.
const firstPage = /^ResidentFront-.*\.js$/

// Files that a page or a script loads at once. Scripts name the files of every later page in __vite__mapDeps, too: of
// these only those of the first page count.
function loadedBy(text, name) {
  if (name.endsWith('.html')) return [...text.matchAll(/(?:src|href)="\/(assets\/[^"]+)"/g)].map((each) => each[1])
  const eager = [...text.matchAll(/(?:from|import)\s*["'`]\.\/([^"'`]+)["'`]/g)].map((each) => `assets/${each[1]}`)
  return [...eager, ...ofFirstPage(text)]
}

function ofFirstPage(script) {
  const named = /m\.f=\[([^\]]*)\]/.exec(script)
  if (!named) return []
  const files = JSON.parse(`[${named[1]}]`)
  const opened = [...script.matchAll(/import\([`"']\.\/([^`"']+)[`"']\),\s*__vite__mapDeps\(\[([\d,]*)\]/g)]
  return opened.filter((each) => firstPage.test(each[1])).flatMap((each) => each[2].split(',').map((index) => files[Number(index)]))
}

export async function gzippedFrontPage(url) {
  const waiting = ['resident/index.html']
  const known = new Set(waiting)
  let bytes = 0
  for (const name of waiting) {
    const address = name.endsWith('index.html') ? `${url}/resident/` : `${url}/${name}`
    const response = await fetch(address)
    const text = await response.text()
    if (!response.ok) throw new Error(`${address}: ${response.status}`)
    bytes += gzipSync(text, { level: 9 }).length
    for (const next of name.endsWith('.css') ? [] : loadedBy(text, name))
      if (!known.has(next)) waiting.push(next) && known.add(next)
  }
  if (![...known].some((name) => firstPage.test(name.slice('assets/'.length)))) throw new Error('The front page has no chunk of its own any more.')
  return bytes
}
