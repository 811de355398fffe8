// How long after a tap or a key the page shows something, on a processor four times slower: what the browser itself
// keeps (Event Timing), from the input to the next frame.
import { computer, median, openWindow, phone, slowDown } from '../lib/browser.mjs'

const times = 4
// The browser keeps no event that was answered faster than this; it counts as this long.
const leastKept = 16

function keepEvents() {
  window.answers = new Map()
  const keep = (list) => {
    for (const { interactionId, duration } of list.getEntries())
      if (interactionId) window.answers.set(interactionId, Math.max(duration, window.answers.get(interactionId) ?? 0))
  }
  new PerformanceObserver(keep).observe({ type: 'event', durationThreshold: 16, buffered: true })
}

async function ready(browser, size, who) {
  const window = await openWindow(browser, { size, ...who })
  await window.page.addInitScript(keepEvents)
  return window
}

// One input after the other, as a quick person makes them; an input of which the browser kept nothing was fast.
// The first one warms up and does not count.
async function eachWatched(page, [first, ...inputs]) {
  await first()
  await page.waitForTimeout(300)
  await page.evaluate(() => window.answers.clear())
  for (const input of inputs) {
    await input()
    await page.waitForTimeout(100)
  }
  await page.waitForTimeout(300)
  const kept = await page.evaluate(() => [...window.answers.values()])
  return [...kept, ...Array(Math.max(0, inputs.length - kept.length)).fill(leastKept)]
}

const click = (page, what) => async () => {
  const box = await page.locator(what).first().boundingBox()
  if (!box) throw new Error(`There is no ${what} to tap on ${page.url()}.`)
  await page.mouse.click(box.x + Math.min(box.width / 2, 40), box.y + box.height / 2)
}
const keys = (page, words) => [...words].map((key) => () => page.keyboard.press(key))
const erased = (page, count) => Array(count).fill(() => page.keyboard.press('Backspace'))

// Searching, seeing all kinds and fewer again.
async function frontPage(browser, linli, session) {
  const window = await ready(browser, phone, { url: linli.url, session })
  const { page } = window
  await page.goto(`${linli.url}/resident/`)
  await page.locator('button.kind').first().waitFor()
  await slowDown(window, times)
  const all = click(page, 'button[aria-expanded]')
  const waits = await eachWatched(page, [click(page, 'input[type=search]'), ...keys(page, 'weixiu'), ...erased(page, 6), all, all, click(page, 'button.kind')])
  await window.close()
  return waits
}

// Choosing an answer and a time, saying what is wrong.
async function orderPage(browser, linli, session) {
  const window = await ready(browser, phone, { url: linli.url, session })
  const { page } = window
  await page.goto(`${linli.url}/resident/#/order/home_repair`)
  await page.locator('textarea').waitFor()
  await slowDown(window, times)
  const choices = ['.choices .choice >> nth=0', '.choices .choice >> nth=1', '.when .choice >> nth=1', '.when .choice >> nth=0']
  const inputs = choices.map((what) => async () => { await page.locator(what).scrollIntoViewIfNeeded(); await click(page, what)() })
  const words = async () => { await page.locator('textarea').scrollIntoViewIfNeeded(); await click(page, 'textarea')() }
  const waits = await eachWatched(page, [...inputs, words, ...keys(page, 'kitchentap')])
  await window.close()
  return waits
}

async function desk(browser, linli, session) {
  const window = await ready(browser, computer, { url: linli.url, session })
  const { page } = window
  await page.goto(`${linli.url}/desk/#/requests?view=board`)
  await page.locator('aside dd').first().waitFor()
  await page.locator('main').focus()
  await slowDown(window, times)
  return window
}

// Walking down the list and up again with J and K as a quick reader does; the story beside it follows when one stops.
async function deskList(browser, linli, session) {
  const window = await desk(browser, linli, session)
  const waits = await eachWatched(window.page, keys(window.page, 'jjjjjjjjjjkkkkkkkkkk'))
  await window.close()
  return waits
}

// One step and then reading: from the key until its whole story stands on the right, fetched and drawn.
export async function storyBeside(browser, linli, session, steps) {
  const window = await desk(browser, linli, session)
  const { page } = window
  await page.evaluate(() => addEventListener('keydown', ({ timeStamp }) => { window.pressed = { at: timeStamp, on: location.hash } }, true))
  const waits = []
  for (let step = 0; step < steps; ++step) {
    await page.waitForTimeout(600)
    await page.keyboard.press('j')
    const told = await page.waitForFunction(() => location.hash !== window.pressed.on && document.querySelector('aside dd') && performance.now() - window.pressed.at)
    waits.push(await told.jsonValue())
  }
  await window.close()
  return median(waits)
}

async function plainForm(browser, plain) {
  const window = await ready(browser, phone, { url: plain.url })
  const { page } = window
  await page.goto(`${plain.url}/form`)
  await slowDown(window, times)
  const waits = await eachWatched(page, [...Array(8).fill(click(page, '#box')), click(page, '#field'), ...keys(page, 'kitchentap')])
  await window.close()
  return waits
}

// Of twenty answers the slowest.
const slowestOfTwenty = (waits) => [...waits].sort((a, b) => a - b)[Math.ceil(waits.length * 0.95) - 1]

// The slowest of twenty answers, in milliseconds, of all answers in `rounds` visits.
export async function answering(browser, { linli, resident, desk, plain, rounds }) {
  const pages = {
    plain: () => plainForm(browser, plain), front: () => frontPage(browser, linli, resident),
    order: () => orderPage(browser, linli, resident), list: () => deskList(browser, linli, desk)
  }
  const found = { plain: [], front: [], order: [], list: [] }
  for (let round = 0; round < rounds; ++round) for (const [name, measure] of Object.entries(pages)) found[name].push(...(await measure()))
  return Object.fromEntries(Object.entries(found).map(([name, each]) => [name, slowestOfTwenty(each)]))
}
