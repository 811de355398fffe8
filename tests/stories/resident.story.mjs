// The resident's end: an order in few taps, large text, acting for somebody, a neighbour's report joined, the paper card
// of a home, one's own data, and leaving.
import { readFileSync } from 'node:fs'
import { check, examine, phone, picture, settled, story } from './lib.mjs'

const small = { width: 320, height: 640 }
const fits = async (page, name) => {
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
  check(wide <= 1, `${name} fits, not ${wide} px wider`)
}
const go = async (page, url) => {
  await page.goto(url)
  await settled(page)
}

await story('the resident’s end', async (world) => {
  const at = (path) => `${world.url}/resident/#${path}`
  const agent = await world.enter('resident', world.visitor('proxy'))
  const desk = await world.enter('desk', world.visitor('secretary'))

  // Ordering, tap by tap.
  let taps = 0
  const tap = async (what) => { await what.click(); ++taps }
  await settled(agent)
  await tap(agent.getByRole('button', { name: '陪老人说说话' }))
  await tap(agent.getByText('明天上午', { exact: true }))
  await tap(agent.getByRole('button', { name: '点单', exact: true }))
  const anyway = agent.getByRole('button', { name: '不一样，还是要报' })
  await Promise.race([agent.waitForURL(/#\/requests\/\d+/), anyway.waitFor()])
  if (await anyway.isVisible()) await tap(anyway)
  await agent.waitForURL(/#\/requests\/\d+/)
  console.log(`taps: order ${taps}`)
  check(taps <= 4, 'an order in four taps at most')
  await agent.getByText('社区在安排人').waitFor()

  // Taken back, and the taking back taken back.
  await agent.getByRole('button', { name: '不用了，撤回' }).click()
  await agent.getByRole('button', { name: '撤销' }).click()
  await agent.getByText('社区在安排人').waitFor()

  // The kind is found by its first letters too.
  await go(agent, at('/'))
  await agent.getByRole('searchbox').fill('smwx')
  await agent.getByRole('button', { name: '上门维修' }).waitFor()

  // What a neighbour reported is said before anything is sent.
  const home = (await world.api(agent, 'GET', '/me/person')).body.person.area_code
  const seen = await world.api(desk, 'POST', '/requests', { kind: 'lighting', event: true, area_code: home, words: '楼道灯不亮，邻居的故事', fields: { where: 'stairs' }, pictures: [] })
  check(seen.status < 300, `an event: ${JSON.stringify(seen.body)}`)
  await go(agent, at('/order/lighting'))
  await agent.getByText('楼道、电梯口', { exact: false }).first().click()
  await agent.getByRole('button', { name: '点单', exact: true }).click()
  await agent.getByText('邻居已经报过了').waitFor()
  await agent.getByText(/邻居.*也报了：楼道灯不亮，邻居的故事。要一起等吗？/).waitFor()
  await examine(agent, 'something similar')
  await agent.getByText('楼道灯不亮，邻居的故事').locator('..').getByRole('button', { name: '一起等' }).first().click()
  await agent.waitForURL(new RegExp(`#/requests/${seen.body.id}`))
  await agent.getByText('还有 1 家一起等').waitFor()

  // For somebody else: every page says for whom, also after a reload; one tap ends it.
  const principal = agent.session.principals[0]
  await go(agent, at('/'))
  await agent.getByRole('button', { name: `替 ${principal.name} 办` }).click()
  const band = agent.getByText(`您在替 ${principal.name} 办事`, { exact: true })
  for (const path of ['/', '/mine', '/call', '/order/meals', '/me']) {
    await go(agent, at(path))
    await agent.reload()
    await band.waitFor()
  }
  await go(agent, at('/mine'))
  const theirs = await world.api(agent, 'GET', `/requests?view=household&for_person_id=${principal.person_id}&limit=200`)
  check(theirs.body.items.every((each) => each.requester_name !== agent.session.name), 'only their requests')
  await picture(agent, 'resident-acting')
  await examine(agent, 'acting for somebody')
  await agent.getByRole('button', { name: '换回自己' }).click()
  await band.waitFor({ state: 'detached' })

  // Large text: three buttons, large letters, one column, and every page fits.
  await agent.evaluate(() => localStorage.setItem('linli.looks', 'large'))
  await go(agent, at('/'))
  await agent.reload()
  for (const name of ['要帮忙', '我的事', '打电话']) {
    const box = await agent.locator('main').getByRole('link', { name }).boundingBox()
    check(box.height >= 60 && box.width > 250, `${name} is a large button, not ${JSON.stringify(box)}`)
  }
  const letters = await agent.evaluate(() => parseFloat(getComputedStyle(document.body).fontSize))
  check(letters >= 22, `letters of 22 px, not ${letters}`)
  await picture(agent, 'resident-large')
  for (const size of [phone, small])
    for (const path of ['/', '/help', '/mine', '/call', '/me', '/me/data', '/me/close', '/order/home_repair', `/requests/${seen.body.id}`]) {
      await agent.setViewportSize(size)
      await go(agent, at(path))
      await agent.waitForTimeout(150)
      await fits(agent, `${path} in large text, ${size.width}`)
      if (size === phone) await examine(agent, `${path} in large text`)
    }
  await agent.setViewportSize(phone)
  await agent.evaluate(() => localStorage.setItem('linli.looks', ''))

  // A paper card for a home without a telephone.
  await go(desk, `${world.url}/desk/#/people/${principal.person_id}/card`)
  const answer = desk.waitForResponse((response) => response.url().endsWith('/cards') && response.request().method() === 'POST')
  await desk.getByRole('button', { name: '印一张新卡' }).click()
  const { secret } = await (await answer).json()
  await desk.getByAltText('求助卡的二维码').waitFor()
  await picture(desk, 'desk-card')
  await examine(desk, 'the help card')
  const stranger = await (await world.browser.newContext({ viewport: phone, locale: 'zh-CN' })).newPage()
  await stranger.goto(at(`/card/${secret}`))
  await stranger.getByRole('heading', { name: '登录' }).waitFor()
  const helper = await world.enter('resident', world.visitor('volunteer'))
  await go(helper, at(`/card/${'A'.repeat(43)}`))
  await helper.getByText('这张卡不能用了').waitFor()
  await go(helper, at(`/card/${secret}`))
  const told = await helper.locator('main').innerText()
  check(!told.includes(principal.name), 'the card does not tell a name')
  await examine(helper, 'a scanned card')
  await helper.getByRole('button', { name: '替这一户点单' }).click()
  await helper.getByText(/您在替 .\*\* 家办事/).waitFor()
  await helper.getByRole('button', { name: '陪老人说说话' }).click()
  await helper.getByRole('button', { name: '点单', exact: true }).click()
  await helper.waitForURL(/#\/requests\/\d+/)
  await helper.getByText('社区在安排人').waitFor()
  check(!(await helper.locator('main').innerText()).includes(principal.name), 'nor does the request')
  const made = /requests\/(\d+)/.exec(helper.url())[1]
  const trace = (await world.api(desk, 'GET', `/requests/${made}`)).body.trace
  check(trace.some((each) => each.by_name === helper.session.name && each.on_behalf_of === principal.name), 'both names stand in the trace')

  // My data: to read, to take along, to have corrected.
  await go(agent, at('/me/data'))
  await agent.reload()
  await agent.getByRole('heading', { name: '登记的资料' }).waitFor()
  await examine(agent, 'my data')
  const saved = agent.waitForEvent('download')
  await agent.getByRole('button', { name: '存成文件' }).click()
  const mine = JSON.parse(readFileSync(await (await saved).path(), 'utf8'))
  check(mine.parts.length >= 4 && mine.parts.every((part) => part.purpose.zh), 'an export of every part, with its purpose')
  await agent.getByRole('link', { name: '写错了' }).first().click()
  await agent.getByRole('heading', { name: '改正我的资料' }).waitFor()
  await agent.getByRole('button', { name: '点单', exact: true }).click()
  await agent.waitForURL(/#\/requests\/\d+/)

  // It can be installed, and opens in a browser inside a chat as well, which has no service worker.
  const manifest = await agent.request.get(`${world.url}/linli.webmanifest`)
  check(manifest.headers()['content-type'].startsWith('application/manifest+json'), 'the manifest by its own type')
  for (const { src, type } of (await manifest.json()).icons) {
    const icon = await agent.request.get(world.url + src)
    check(icon.ok() && icon.headers()['content-type'].startsWith(type), `${src} is there as ${type}`)
  }
  const chat = await world.browser.newContext({ viewport: phone, serviceWorkers: 'block', locale: 'zh-CN', userAgent: 'Mozilla/5.0 (Linux; Android 13) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/116.0.0.0 XWEB/1160117 MMWEBSDK/20240301 Mobile Safari/537.36 MicroMessenger/8.0.48.2580 WeChat/arm64 Weixin NetType/WIFI Language/zh_CN' })
  await chat.addCookies(await helper.context().cookies())
  const inChat = await chat.newPage()
  const faults = []
  inChat.on('pageerror', (error) => faults.push(error.message))
  await go(inChat, at('/'))
  await inChat.getByRole('button', { name: '陪老人说说话' }).click()
  await inChat.getByRole('button', { name: '点单', exact: true }).waitFor()
  check(!faults.length, `no script error in the chat’s browser, but ${faults.join('; ')}`)

  // Leaving: first what happens, then the word.
  await go(agent, at('/me/close'))
  await agent.getByText(/登记按法律规定留在社区/).waitFor()
  await examine(agent, 'closing the account')
  await agent.getByRole('button', { name: '我看明白了，下一步' }).click()
  await agent.getByRole('button', { name: '注销', exact: true }).click()
  await agent.getByRole('heading', { name: '登录' }).waitFor()
  const after = await (await agent.request.get(`${world.url}/api/v1/session`)).json()
  check(!after.account_id, 'nobody is signed in any more')
})
