// Frames a second while the wheel turns over a list.
import { computer, median, openWindow } from '../lib/browser.mjs'

// Turns the wheel as fast as a hand can, a notch of 120 px about every frame, and counts the frames meanwhile.
async function turned(page, milliseconds) {
  await page.mouse.move(computer.width / 3, computer.height * 0.7)
  await page.evaluate(() => {
    const frames = (window.frames = [])
    const count = (now) => { frames.push(now); if (window.frames === frames) requestAnimationFrame(count) }
    requestAnimationFrame(count)
  })
  const until = performance.now() + milliseconds
  while (performance.now() < until) {
    await page.mouse.wheel(0, 120)
    await new Promise((resolve) => setTimeout(resolve, 16))
  }
  const { frames, moved } = await page.evaluate(() => ({ frames: window.frames, moved: window.scrollY }))
  if (moved < 1000) throw new Error(`The page has not moved: ${moved} px.`)
  return (frames.length - 1) / ((frames.at(-1) - frames[0]) / 1000)
}

const top = (page) => page.evaluate(() => window.scrollTo(0, 0))

async function framesOn(page, { rounds, milliseconds }) {
  const rates = []
  for (let round = 0; round < rounds; ++round) {
    await top(page)
    rates.push(await turned(page, milliseconds))
  }
  return median(rates)
}

// The list of the desk, with everything fetched as its button does.
async function filled(page, linli, rows) {
  await page.goto(`${linli.url}/desk/#/requests?view=all`)
  await page.locator('.item').first().waitFor()
  return page.evaluate(async (wanted) => {
    // Only lines near the screen are in the page; the room for all is.
    const line = document.querySelector('.item').getBoundingClientRect().height
    const lines = () => Math.floor((document.documentElement.scrollHeight - innerHeight) / (line + 8))
    const more = () => document.querySelector('section > button.button:last-child')
    const late = performance.now() + 90_000
    while (lines() < wanted && more()) {
      if (performance.now() > late) throw new Error(`Only ${lines()} lines after 90 s: ${document.querySelector('main [role=alert]')?.innerText ?? ''}`)
      if (!more().disabled) more().click()
      await new Promise((resolve) => setTimeout(resolve, 5))
    }
    return lines()
  }, rows)
}

export async function scrolling(browser, { linli, desk, plain, rows, ...how }) {
  const list = await openWindow(browser, { size: computer, url: linli.url, session: desk })
  const lines = await filled(list.page, linli, rows)
  const frames = await framesOn(list.page, how)
  await list.close()
  const empty = await openWindow(browser, { size: computer })
  await empty.page.goto(`${plain.url}/long`)
  const reference = await framesOn(empty.page, how)
  await empty.close()
  return { lines, frames, reference }
}
