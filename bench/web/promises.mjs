// Measures what the pages promise, in Chromium, each beside a page that does nothing.
import { join } from 'node:path'
import { openBrowser } from '../lib/browser.mjs'
import { gzippedFrontPage } from '../lib/front_page.mjs'
import { visitor } from '../lib/people.mjs'
import { cleanUp, folder, part, startDemo, startFront, stop } from '../lib/processes.mjs'
import { keep, progress, quick, report } from '../lib/report.mjs'
import { answering, storyBeside } from './answering.mjs'
import { chromiums3G, loading, slow3G, stranger } from './loading.mjs'
import { servePlain } from './plain.mjs'
import { scrolling } from './scrolling.mjs'

const rows = 10_000
let browser
let plain

async function firstLoad(linli) {
  const kilobytes = (await gzippedFrontPage(linli.url)) / 1000
  keep('resident front page, all that is loaded before first use', { value: kilobytes, unit: 'KB gzipped', reference: 170, ratio: kilobytes / 170, goal: 'under 170 KB', met: kilobytes < 170 })
}

async function usable(front, session) {
  for (const network of quick ? [slow3G] : [slow3G, chromiums3G]) {
    progress(network.name)
    const found = await loading(browser, network, { url: front.url, session, plain, times: quick ? 1 : 3 })
    const kept = (visit, { seconds, bytes, reference }) => {
      const goal = network === slow3G ? 'under 3 s; beside as many bytes in one page' : 'under twice as long as as many bytes in one page'
      const met = network === slow3G ? seconds < 3 : seconds < 2 * reference
      keep(`first kind can be tapped, ${visit}, ${network.name}, ${Math.round(bytes / 1000)} KB by then`, { value: seconds, unit: 's', reference, ratio: seconds / reference, goal, met })
    }
    kept('first visit', found.first)
    kept('every later visit', found.again)
  }
  const typable = await stranger(browser, slow3G, { url: front.url, times: quick ? 1 : 3 })
  keep(`a telephone number can be typed to sign in, first visit, ${slow3G.name}`, { value: typable, unit: 's', goal: 'under 2 s', met: typable < 2 })
}

async function interaction(linli, resident, desk) {
  progress('taps and keys, the processor four times slower')
  const found = await answering(browser, { linli, resident, desk, plain, rounds: quick ? 1 : 5 })
  const names = { front: 'front page', order: 'order page', list: 'list of the desk, J and K' }
  for (const [page, name] of Object.entries(names)) {
    const value = found[page]
    keep(`${name}: from a tap or key to the next frame, p95, processor four times slower`, { value, unit: 'ms', reference: found.plain, ratio: value / found.plain, goal: 'under 100 ms; beside a checkbox and a field', met: value < 100 })
  }
}

async function storyOfOne(linli, desk) {
  const value = await storyBeside(browser, linli, desk, quick ? 2 : 9)
  keep('list of the desk: from one J to its whole story beside it, processor four times slower', { value, unit: 'ms', goal: 'under 500 ms', met: value < 500 })
}

async function longList(linli, desk) {
  progress(`a list of ${rows} rows`)
  const how = quick ? { rounds: 1, milliseconds: 2000 } : { rounds: 5, milliseconds: 3000 }
  const { lines, frames, reference } = await scrolling(browser, { linli, desk, plain, rows, ...how })
  keep(`list of the desk with ${lines.toLocaleString('en')} rows, scrolled by wheel`, { value: frames, unit: 'frames/s', reference, ratio: frames / reference, goal: `at least 50 with ${rows.toLocaleString('en')}; beside a long empty page`, met: lines >= rows && frames >= 50 })
}

// A demonstration whose month has become years: the pages are the same, the lists are long.
async function grownDemo() {
  progress('the demonstration')
  const data = join(folder, 'demo')
  await stop((await startDemo(data)).child)
  await part('multiply', '--data', data, '--requests', rows + 1500)
  return startDemo(data)
}

async function measure() {
  const linli = await grownDemo()
  // The demonstration's first resident reads large text, where kinds stand a tap further.
  const [resident, desk] = [await visitor(linli, 'proxy'), await visitor(linli, 'secretary')]
  browser = await openBrowser()
  plain = await servePlain()
  await firstLoad(linli)
  const front = await startFront(linli)
  await usable(front, resident)
  await stop(front.child)
  await interaction(linli, resident, desk)
  await storyOfOne(linli, desk)
  await longList(linli, desk)
}

async function end() {
  await browser.close()
  plain.close()
  cleanUp()
}

await report('web', measure, end)
