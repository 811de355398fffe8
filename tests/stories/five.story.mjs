// What five people found annoying when they sat down with it: a resident of 78 in large text, a volunteer without a network,
// a secretary at the keyboard, a newcomer who reads English, and somebody who hears the pages instead of seeing them.
import { check, computer, hear, phone, settled, story } from './lib.mjs'

const go = async (page, url) => {
  await page.goto(url)
  await settled(page)
}
const focused = (page) => page.evaluate(() => document.activeElement.textContent.trim())
const hasFocus = async (locator, what) => {
  for (let wait = 50; wait <= 1600; wait *= 2) {
    if (await locator.evaluate((element) => element === document.activeElement)) return
    await locator.page().waitForTimeout(wait)
  }
  check(false, `${what} has the focus, not “${(await focused(locator.page())).slice(0, 60)}”`)
}

await story('what annoyed five people', async (world) => {
  const at = (path) => `${world.url}/resident/#${path}`
  const neighbour = world.visitor('resident')

  // 78, large text: the three buttons are on the first screen, and the head is one line.
  const old = await world.enter('resident', neighbour, { looks: 'large' })
  await settled(old)
  for (const name of ['要帮忙', '我的事', '打电话']) {
    const box = await old.getByRole('navigation', { name: '要做什么' }).getByRole('link', { name }).boundingBox()
    const menu = await old.getByRole('navigation', { name: '菜单' }).boundingBox()
    check(box.y + box.height <= menu.y + 1, `${name} can be seen without scrolling, not ${JSON.stringify(box)}`)
  }
  for (const looks of ['large', 'largest']) {
    await old.evaluate((words) => localStorage.setItem('linli.looks', words), looks)
    await go(old, at('/help'))
    await old.reload()
    await settled(old)
    const head = await old.getByRole('banner').boundingBox()
    check(head.height < 90, `the head is one line in ${looks} text, not ${head.height} px`)
  }
  // What is missing is said in words, under the field, in the size of the page.
  await old.evaluate(() => localStorage.setItem('linli.looks', 'large'))
  await go(old, at('/order/home_repair'))
  await old.reload()
  await old.getByRole('button', { name: '点单', exact: true }).click()
  const fault = old.getByRole('alert').filter({ hasText: '请选一项。' })
  await fault.waitFor()
  check(await fault.evaluate((element) => parseFloat(getComputedStyle(element).fontSize) >= 18), 'the fault is as large as the page')
  check(await fault.evaluate((element) => element.closest('fieldset').textContent.includes('哪里坏了')), 'and stands by its question')
  await old.getByText('水管、龙头、下水道').click()
  await fault.waitFor({ state: 'detached' })
  await old.getByRole('button', { name: '点单', exact: true }).click()
  const anyway = old.getByRole('button', { name: '不一样，还是要报' })
  await Promise.race([old.waitForURL(/#\/requests\/\d+/), anyway.waitFor()])
  if (await anyway.isVisible()) await anyway.click()
  await old.waitForURL(/#\/requests\/\d+/)

  await old.getByText('在找人', { exact: true }).waitFor()

  // Hearing: each page says where one is, what opens has the focus, and what closes gives it back.
  await hasFocus(old.getByRole('heading', { level: 1 }), 'the heading of the request')
  await old.getByRole('button', { name: '补充几句' }).press('Enter')
  await hasFocus(old.getByRole('textbox', { name: '补充几句' }), 'the opened field')
  await old.getByRole('button', { name: '取消' }).press('Enter')
  await hasFocus(old.getByRole('button', { name: '补充几句' }), 'the button that opened it')
  // Who reads large letters has longer than ten seconds, and the way back has the focus.
  await old.clock.install()
  await old.getByRole('button', { name: '不用了，撤回' }).press('Enter')
  const undo = old.getByRole('button', { name: '撤销' })
  await hasFocus(undo, 'undo')
  await old.clock.fastForward(20_000)
  check(await undo.isVisible(), 'undo is still there after twenty seconds')
  await undo.press('Enter')
  await hasFocus(old.getByRole('heading', { level: 1 }), 'after undo the heading')
  await hear(old, 'the request')

  // My data speaks of languages by their names.
  await go(old, at('/me/data'))
  await old.getByText('会说的话').waitFor()
  check(!/mandarin|songzi/.test(await old.locator('main').innerText()), 'no codes in my data')

  // A stranger with a help card learns what signing in is for; the field for the code has the focus.
  const stranger = await (await world.browser.newContext({ viewport: phone, locale: 'zh-CN' })).newPage()
  await stranger.goto(at(`/card/${'A'.repeat(43)}`))
  await stranger.getByText('您扫的是一张求助卡').waitFor()
  await stranger.getByLabel('手机号').fill('1990000069')
  await stranger.getByRole('button', { name: '发验证码' }).click()
  await stranger.getByText('电话号码少了几位。').first().waitFor()
  check(!(await stranger.locator('main').innerText()).includes('有些内容需要改一下'), 'one fault is said without a preface')
  await stranger.getByLabel('手机号').fill('13900000001')
  await stranger.getByRole('button', { name: '发验证码' }).click()
  await hasFocus(stranger.getByLabel('验证码', { exact: true }), 'the field for the code')

  // On patrol: a broken lamp is among what one sees, and its one question is asked before it is sent.
  const leader = await world.enter('field', world.visitor('grid leader'))
  await settled(leader)
  await leader.getByRole('link', { name: '上报', exact: true }).click()
  await leader.getByRole('button', { name: '公共照明' }).click()
  await leader.locator('form .button.next').click()
  await leader.getByRole('alert').filter({ hasText: '请选一项。' }).waitFor()
  await leader.getByText('楼道、电梯口').click()
  await leader.locator('form .button.next').click()
  await leader.waitForURL(/#\/work\/\d+/)

  // A newcomer whose telephone knows no Chinese reads English from the first page on, also once signed in.
  const newcomer = await (await world.browser.newContext({ viewport: phone, locale: 'en-GB' })).newPage()
  await newcomer.goto(at('/'))
  await newcomer.getByRole('heading', { name: 'Sign in' }).waitFor()
  const number = '13900000002'
  await newcomer.getByLabel('Telephone').fill(number)
  const asked = newcomer.waitForResponse((response) => response.url().endsWith('/sign-in/codes'))
  await newcomer.getByRole('button', { name: 'Send me a code' }).click()
  await asked
  await newcomer.getByLabel('Code', { exact: true }).fill(world.lastCode(number))
  await newcomer.getByRole('button', { name: 'Sign in' }).click()
  await newcomer.getByRole('heading', { name: 'Let us get to know you' }).waitFor()
  await newcomer.getByLabel('Name').fill('Anna Weber')
  const done = newcomer.getByRole('button', { name: 'Done, let me in' })
  await done.click()
  await newcomer.getByRole('alert').filter({ hasText: 'Please choose one.' }).waitFor()
  await newcomer.getByLabel('Community').selectOption({ index: 0 })
  await done.click()
  await newcomer.getByRole('heading', { name: /Anna Weber/ }).waitFor()
  await newcomer.getByRole('heading', { name: 'I need help' }).waitFor()

  // At the keyboard of the desk: the row where J leads has the focus and is in sight, and Enter opens it.
  const desk = await world.enter('desk', world.visitor('secretary'), { size: computer })
  await settled(desk)
  await desk.locator('main .pick').first().waitFor()
  for (let i = 0; i < 9; ++i) {
    await desk.keyboard.press('j')
    await desk.waitForTimeout(60)
  }
  await hasFocus(desk.locator('.pick.chosen'), 'the chosen row')
  check(await desk.locator('.pick.chosen').evaluate((row) => row.getBoundingClientRect().bottom <= innerHeight + 1), 'the chosen row is in sight')
  await desk.keyboard.press('Enter')
  await desk.waitForURL(/#\/requests\/\d+/)
  await hasFocus(desk.getByRole('heading', { level: 1 }), 'the heading of the opened request')
  // A plan counts matters, and says how many people they take.
  await go(desk, `${world.url}/desk/#/board`)
  await desk.getByRole('button', { name: '全部分派' }).click()
  const says = await desk.getByText(/件有合适的人，一共请 \d+ 位/).innerText()
  const [matters] = /\d+/.exec(says)
  await desk.getByRole('button', { name: `就这样派，共 ${matters} 件` }).waitFor()
})
