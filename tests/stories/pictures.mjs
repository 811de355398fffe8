// Takes the pictures for docs/pictures; bin/pictures starts it.
import { writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { check, computer, phone, settled, story } from './lib.mjs'

const [into, format] = [resolve(process.argv[2]), process.argv[3]]
const only = process.argv[4]
const sizes = { phone, computer }

const firstLink = (what) => async (page) => {
  await page.locator(what).first().click()
  await page.locator('ol.line').first().waitFor()
}
const mapDrawn = async (page) => { await page.locator('.maplibregl-canvas, details').first().waitFor() }
const waiting = (what) => (page) => page.locator(what).first().waitFor()
// Something that volunteers do: for the rest people are asked by their post.
const helpersRanked = async (page) => {
  await page.locator('.backlog button.pick').filter({ hasText: /上门维修|Home repair/ }).first().click()
  await waiting('.helper')(page)
}
// The home of somebody who has asked for something: a home with a story.
const homeWithAStory = async (world, page) => {
  const { items } = (await world.api(page, 'GET', '/requests?view=all&limit=100')).body
  return `/homes/${items.find((each) => each.household_id && each.requester_person_id).household_id}`
}

// What must be excellent, by the end and the person who looks; `then` is what is done before the picture is taken.
const screens = [
  { name: 'resident-front', end: 'resident', role: 'proxy', path: '/' },
  { name: 'resident-large', end: 'resident', role: 'resident', path: '/', looks: 'large' },
  { name: 'resident-request', end: 'resident', role: 'proxy', path: '/mine', then: firstLink('main a[href*="/requests/"]') },
  { name: 'field-now', end: 'field', role: 'volunteer', path: '/' },
  { name: 'desk-inbox', end: 'desk', role: 'secretary', path: '/', then: waiting('main section h2') },
  { name: 'desk-dispatch', end: 'desk', role: 'secretary', path: '/board', then: helpersRanked },
  { name: 'desk-map', end: 'desk', role: 'secretary', path: '/map', then: mapDrawn },
  { name: 'desk-week', end: 'desk', role: 'secretary', path: '/week' },
  { name: 'desk-household', end: 'desk', role: 'secretary', path: homeWithAStory, then: waiting('main section h2') },
  { name: 'desk-catalogue', end: 'desk', role: 'secretary', path: '/catalogue/meals', then: waiting('main form, main textarea') },
  { name: 'sign-in', end: 'resident', path: '/sign-in' }
]

// Somebody who has been here before: the first steps are not shown again.
const knowsTheWay = (page, end) => page.evaluate((key) => localStorage.setItem(key, 'gone'), `linli.first-steps.${end}.${page.session.account_id}`)

async function keep(page, name) {
  const debug = await page.context().newCDPSession(page)
  const { data } = await debug.send('Page.captureScreenshot', { format, ...(format === 'webp' ? { quality: 82 } : {}) })
  writeFileSync(join(into, `${name}.${format}`), Buffer.from(data, 'base64'))
}

async function open(world, screen, size, language) {
  if (screen.role) {
    const page = await world.enter(screen.end, world.visitor(screen.role), { size, language, looks: screen.looks ?? '' })
    await knowsTheWay(page, screen.end)
    await page.goto('about:blank')
    return page
  }
  const context = await world.browser.newContext({ viewport: size, locale: language === 'en' ? 'en-GB' : 'zh-CN', timezoneId: 'Asia/Shanghai' })
  await context.addInitScript((chosen) => localStorage.setItem('linli.language', chosen), language)
  return context.newPage()
}

async function take(world, screen, size, language) {
  const page = await open(world, screen, sizes[size], language)
  try {
    page.setDefaultTimeout(15_000)
    const path = typeof screen.path === 'string' ? screen.path : await screen.path(world, page)
    await page.goto(`${world.url}/${screen.end}/#${path}`)
    await page.locator('h1').first().waitFor()
    await settled(page)
    await screen.then?.(page)
    await settled(page)
    await page.waitForTimeout(500)
    const fault = page.locator('main [role=alert]').first()
    if (await fault.isVisible()) throw new Error(`the page says ${(await fault.innerText()).replaceAll('\n', ' ')}`)
    await keep(page, `${screen.name}-${language}-${size}`)
  } finally {
    await page.context().close()
  }
}

await story('the pictures', async (world) => {
  const missing = []
  const wanted = screens.filter((screen) => !only || screen.name === only)
  check(wanted.length, `a screen among ${screens.map((screen) => screen.name).join(', ')}`)
  for (const screen of wanted)
    for (const language of ['zh', 'en'])
      for (const size of Object.keys(sizes)) {
        const name = `${screen.name}-${language}-${size}`
        await take(world, screen, size, language).catch((error) => missing.push(`${name}: ${error.message.split('\n')[0]}`))
      }
  console.log(`${wanted.length * 4 - missing.length} pictures in ${into}`)
  if (missing.length) throw new Error(`left out:\n  ${missing.join('\n  ')}`)
})
