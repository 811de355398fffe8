// This week at the desk: ten sentences, each with its chart and its list, and the burden account, also on a telephone; and
// every setting that a secretary changes alone.
import { check, computer, examine, hear, phone, story } from './lib.mjs'

const codes = 10

async function looked(world, who, language, size) {
  const page = await world.enter('desk', who, { language, size })
  await page.goto(`${world.url}/desk/#/week`)
  await page.locator('.ten > li').nth(codes - 1).waitFor()
  if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/week-${language}-${size.width}.png`, fullPage: true })
  await examine(page, `this week (${language}, ${size.width})`)
  await hear(page, `this week (${language}, ${size.width})`)
  check(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), `nothing hangs out at ${size.width}`)
  return page
}

await story('this week', async (world) => {
  const secretary = world.visitor('社区书记')
  const page = await looked(world, secretary, 'zh', computer)
  check((await page.locator('.ten > li').count()) === codes, 'ten numbers')
  check((await page.locator('.ten svg[role=img][aria-label]').count()) === codes, 'each chart says its numbers')
  for (const words of await page.locator('.ten > li > p').allTextContents()) check(/。$/.test(words) && !/[{}]/.test(words), `a whole sentence, not "${words}"`)

  const weeks = (await world.api(page, 'GET', '/weeks')).body
  await page.getByRole('link', { name: '看等人接的' }).click()
  await page.locator('.item').first().waitFor()
  check((await page.locator('.item').count()) === Math.min(50, weeks.waiting_now), 'the list behind the number holds as many')

  const burden = (await world.api(page, 'GET', '/burden')).body
  const week = burden.community.at(-1)
  check(week.all === week.offers + week.inbox + week.call_backs + week.verifications + week.forms, 'the sum is the sum of its parts')
  await page.goto(`${world.url}/desk/#/settings`)
  const settings = page.locator('main ul a')
  await settings.first().waitFor()
  if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/settings-zh.png` })
  await examine(page, 'settings')
  await hear(page, 'settings')
  const places = await settings.evaluateAll((links) => links.map((link) => link.getAttribute('href')))
  check(places.includes('#/accounts') && places.includes('#/catalogue') && places.includes('#/store/goods'), `roles, catalogue and store are there, not ${places}`)
  for (const place of places) {
    await page.goto(`${world.url}/desk/${place}`)
    await page.locator('main h1').first().waitFor()
    check(!page.url().includes('no-permission'), `the secretary may open ${place}`)
  }
  const english = await looked(world, secretary, 'en', phone)
  await english.goto(`${world.url}/desk/#/settings`)
  await english.locator('main ul a').first().waitFor()
  if (process.env.SHOTS) await english.screenshot({ path: `${process.env.SHOTS}/settings-en-390.png`, fullPage: true })
  await looked(world, secretary, 'zh', { width: 320, height: 640 })
})
