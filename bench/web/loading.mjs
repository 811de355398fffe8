// How long a resident waits on a slow network until the first kind of help can be tapped.
import { median, openWindow, phone, slowNetwork } from '../lib/browser.mjs'

// A slow 3G as measurers mean it: 400 ms for a round trip. It is what is promised.
export const slow3G = { name: 'slow 3G (400 kbit/s, 400 ms)', kilobitsPerSecond: 400, milliseconds: 400 }
// As Chromium's own tools play it, they count a round trip five times, because they delay whole requests and not packets:
// a page and one script take four seconds there, however small they are. It is told, and held against as many bytes in
// one page.
export const chromiums3G = { name: 'Chromium’s own “Slow 3G” (400 kbit/s, 2,000 ms)', kilobitsPerSecond: 400, milliseconds: 2000 }

// Looks in every frame for a button that would get a tap in its middle, and keeps the time since the page was asked for.
function watchFor(selector) {
  const look = () => {
    const button = document.querySelector(selector)
    const box = button?.getBoundingClientRect()
    const hit = box?.width && document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2)
    if (hit && button.contains(hit)) window.usableAt = performance.now()
    else requestAnimationFrame(look)
  }
  requestAnimationFrame(look)
}

async function opened(window, url) {
  let bytes = 0
  const count = ({ encodedDataLength }) => { bytes += encodedDataLength }
  window.debug.on('Network.loadingFinished', count)
  await window.page.goto(url, { waitUntil: 'commit', timeout: 60_000 })
  const usable = await window.page.waitForFunction(() => window.usableAt, null, { timeout: 60_000 })
  const seconds = (await usable.jsonValue()) / 1000
  window.debug.off('Network.loadingFinished', count)
  return { seconds, bytes }
}

async function windowOn(browser, network, selector, who) {
  const window = await openWindow(browser, { size: phone, ...who })
  await window.page.addInitScript(watchFor, selector)
  await slowNetwork(window, network)
  return window
}

// The same number of bytes as one page that does nothing.
async function alone(browser, network, plain, bytes) {
  const window = await windowOn(browser, network, 'button', { url: plain.url })
  await window.page.addInitScript(() => addEventListener('load', () => { window.loadedAt = performance.now() }))
  await window.page.goto(`${plain.url}/heavy/${bytes}`, { timeout: 60_000 })
  const loaded = await window.page.waitForFunction(() => window.loadedAt)
  const seconds = (await loaded.jsonValue()) / 1000
  await window.close()
  return seconds
}

// The first time, with nothing kept; and again the next day, with what the browser may keep. Each window has a slow
// network of its own, so the references run beside the second visit.
async function visits(browser, network, { url, session, plain }) {
  const window = await windowOn(browser, network, 'button.kind', { url, session })
  const first = await opened(window, `${url}/resident/`)
  await window.page.waitForLoadState('networkidle')
  await window.page.goto('about:blank')
  const [again, firstAlone] = await Promise.all([opened(window, `${url}/resident/`), alone(browser, network, plain, first.bytes)])
  await window.close()
  const againAlone = await alone(browser, network, plain, again.bytes)
  return { first: { ...first, reference: firstAlone }, again: { ...again, reference: againAlone } }
}

// Somebody who was never here: until the number of their telephone can be typed, in whatever stands there first.
export async function stranger(browser, network, { url, times }) {
  const all = []
  for (let time = 0; time < times; ++time) {
    const window = await windowOn(browser, network, '#app input[type=tel]', { url })
    all.push((await opened(window, `${url}/resident/`)).seconds)
    await window.close()
  }
  return median(all)
}

export async function loading(browser, network, { times, ...who }) {
  const all = []
  for (let time = 0; time < times; ++time) all.push(await visits(browser, network, who))
  const middle = (visit) => Object.fromEntries(['seconds', 'bytes', 'reference'].map((part) => [part, median(all.map((each) => each[visit][part]))]))
  return { first: middle('first'), again: middle('again') }
}
