// Every page at every end, in each way of looking at it: no serious finding of axe, nothing wider than the window, and a
// tree that a screen reader can walk.
import { readdirSync, readFileSync, existsSync } from 'node:fs'
import { check, computer, examine, hear, phone, picture, root, settled, story } from './lib.mjs'

const small = { width: 320, height: 640 }
const wide = { width: 2560, height: 1300 }
const who = { resident: 'resident', field: 'volunteer', desk: 'secretary' }
const more = { resident: ['/order/home_repair', '/nowhere'], field: [], desk: [] }
// Not every combination: each language, size, theme, contrast and size of text at least once, the hard ones together.
const views = [
  { name: 'zh-phone', language: 'zh', size: phone }, { name: 'en-small', language: 'en', size: small, quick: true }, { name: 'zh-large', language: 'zh', size: phone, looks: 'largest' },
  { name: 'en-dark', language: 'en', size: computer, looks: 'dark' }, { name: 'zh-contrast', language: 'zh', size: computer, looks: 'contrast' }, { name: 'zh-wide', language: 'zh', size: wide, quick: true }
]

// Whatever the modules show at this end and can be opened by its address alone.
function pagesOf(end) {
  const files = readdirSync(`${root}/modules`).map((name) => `${root}/modules/${name}/web/${end}.ts`).filter(existsSync)
  const paths = files.flatMap((file) => [...readFileSync(file, 'utf8').matchAll(/\bpath: '([^':]+)'/g)].map((match) => match[1]))
  return [...new Set([...paths, ...more[end]])].filter((path) => !['/sign-in', '/register'].includes(path))
}

async function lookAt(world, end, view, findings) {
  const page = await world.enter(end, world.visitor(who[end]), view)
  for (const path of pagesOf(end)) {
    const name = `${end}${path === '/' ? '-front' : path.replaceAll('/', '-')}-${view.name}`
    await page.goto(`${world.url}/${end}/#${path}`)
    await settled(page)
    await page.waitForTimeout(80)
    if (!view.quick) await picture(page, name)
    const note = (error) => findings.push(error.message)
    const excess = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
    if (excess > 1) findings.push(`${name} is ${excess} px wider than the window`)
    await hear(page, name).catch(note)
    if (!view.quick) await examine(page, name).catch(note)
  }
  await page.context().close()
}

await story('every page, in every way of looking at it', async (world) => {
  const findings = []
  for (const view of views) await Promise.all(Object.keys(who).map((end) => lookAt(world, end, view, findings)))
  const stranger = await (await world.browser.newContext({ viewport: phone, locale: 'zh-CN' })).newPage()
  for (const end of Object.keys(who)) {
    await stranger.goto(`${world.url}/${end}/`)
    await stranger.locator('form').waitFor()
    await picture(stranger, `${end}-sign-in`)
    await examine(stranger, `${end} sign-in`).catch((error) => findings.push(error.message))
    await hear(stranger, `${end} sign-in`).catch((error) => findings.push(error.message))
  }
  check(!findings.length, `no findings, but\n${findings.join('\n')}`)
})
