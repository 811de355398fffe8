// Every page at every end, small and large, in both languages: no serious finding of axe, nothing wider than the window.
import { check, computer, examine, phone, picture, settled, story } from './lib.mjs'

const ends = {
  resident: { who: 'resident', pages: ['/', '/order/home_repair', '/mine', '/points', '/me', '/nowhere'] },
  field: { who: 'volunteer', pages: ['/', '/open', '/me', '/posts'] },
  desk: { who: 'secretary', pages: ['/', '/order', '/board', '/requests', '/week', '/people', '/volunteers', '/points', '/catalogue', '/accounts', '/areas', '/found'] }
}

await story('every page, small and large, in both languages', async (world) => {
  const findings = []
  for (const [end, { who, pages }] of Object.entries(ends))
    for (const language of ['zh', 'en']) {
      const page = await world.enter(end, world.visitor(who), { language })
      for (const path of pages) {
        await page.goto(`${world.url}/${end}/#${path}`)
        for (const [label, size] of [['phone', phone], ['computer', computer]]) {
          await page.setViewportSize(size)
          await settled(page)
          await page.waitForTimeout(150)
          const name = `${end}${path === '/' ? '-front' : path.replaceAll('/', '-')}-${language}-${label}`
          await picture(page, name)
          try {
            await examine(page, name)
            const wide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
            check(wide <= 1, `${name} fits the window, not ${wide} px wider`)
          } catch (error) {
            findings.push(error.message)
          }
        }
      }
      await page.context().close()
    }
  const stranger = await (await world.browser.newContext({ viewport: phone, locale: 'zh-CN' })).newPage()
  for (const end of Object.keys(ends)) {
    await stranger.goto(`${world.url}/${end}/`)
    await stranger.locator('form').waitFor()
    await picture(stranger, `${end}-sign-in`)
    await examine(stranger, `${end} sign-in`).catch((error) => findings.push(error.message))
  }
  check(!findings.length, `no findings, but\n${findings.join('\n')}`)
})
