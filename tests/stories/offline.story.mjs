// A day of work without a network: the telephone is killed twice and its clock is set back by an hour, then it comes back to
// the network. Nothing is lost, nothing happens twice, and the times are those of the work.
import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium } from 'playwright-core'
import { check, examine, phone, picture, settled, story } from './lib.mjs'

const hour = 3600_000
// A picture of one dot.
const shot = { name: 'shot.png', mimeType: 'image/png', buffer: Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64') }

// A telephone: a browser with a folder of its own, which can be killed without a word.
class Telephone {
  folder = mkdtempSync(join(tmpdir(), 'linli-phone-'))
  async open(offline) {
    const flags = ['--headless=new', '--no-sandbox', '--disable-gpu', '--no-first-run', '--remote-debugging-port=0', '--lang=zh-CN', `--user-data-dir=${this.folder}`, 'about:blank']
    this.process = spawn(process.env.CHROMIUM ?? '/usr/bin/chromium', flags, { stdio: ['ignore', 'ignore', 'pipe'] })
    const address = await new Promise((resolve, reject) => {
      let said = ''
      this.process.stderr.on('data', (text) => { const found = /ws:\/\/\S+/.exec((said += text)); if (found) resolve(found[0]) })
      setTimeout(() => reject(new Error(`no browser: ${said}`)), 30_000).unref()
    })
    this.browser = await chromium.connectOverCDP(address)
    const [context] = this.browser.contexts()
    this.page = context.pages()[0] ?? (await context.newPage())
    await this.page.setViewportSize(phone)
    this.page.on('pageerror', (error) => { this.page.broken = error })
    await context.addInitScript(() => { try { localStorage.setItem('linli.language', 'zh') } catch { /* a page without storage */ } })
    await context.setOffline(offline)
    this.context = context
    return this.page
  }
  // Put away as one does: Chromium writes a new sign-in down only after half a minute or when it is closed.
  async close() {
    const ended = new Promise((resolve) => this.process.on('exit', resolve))
    await (await this.browser.newBrowserCDPSession()).send('Browser.close')
    await ended
  }
  async kill() {
    this.process.removeAllListeners()
    const ended = new Promise((resolve) => this.process.on('exit', resolve))
    this.process.kill('SIGKILL')
    await ended
  }
  async end() {
    await this.kill().catch(() => {})
    rmSync(this.folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 })
  }
}

const waits = (page, count) => page.getByText(`${count} 条待上传`).first().waitFor()
const act = async (page, name) => { await settled(page); await page.getByRole('button', { name, exact: true }).first().click() }
async function tapsOf(page, deed) {
  await page.evaluate(() => { window.taps = 0; addEventListener('click', () => ++window.taps, true) })
  await deed()
  return page.evaluate(() => window.taps)
}

await story('a day of work without a network', async (world) => {
  const desk = await world.enter('desk', world.visitor('community worker'))
  const resident = await world.enter('resident', world.visitor('resident'))
  const order = async (words) => (await world.api(resident, 'POST', '/requests', { kind: 'company', words, fields: { likes: ['talk'] }, pictures: [] })).body
  const today = [await order('离线的故事：先去的一家'), await order('离线的故事：后来撤回的一家')]
  const found = await world.api(desk, 'GET', `/requests/${today[0].id}/suggestions`)
  const helper = found.body.items[0]
  const number = await world.phoneOf(desk, helper.person_id)
  for (const each of today) check((await world.api(desk, 'POST', `/requests/${each.id}/offers`, { volunteer_id: helper.volunteer_id })).status < 300, 'the helper is asked')

  const telephone = new Telephone()
  try {
    // In the morning there is a network: the day is fetched.
    let page = await telephone.open(false)
    const code = await world.codeFor(page, number)
    const signedIn = await page.request.post(`${world.url}/api/v1/sign-in/sessions`, { data: { phone: number, code } })
    check(signedIn.ok(), 'the helper signs in')
    page.session = await signedIn.json()
    await page.goto(`${world.url}/field/`)
    await page.getByText(today[0].words).waitFor()
    await page.waitForFunction(async () => (await (await caches.open('linli-field')).keys()).length > 20 && (await indexedDB.databases()).length > 0)
    await page.waitForTimeout(2500)
    await examine(page, 'the list of today')
    await telephone.close()
    page = await telephone.open(false)
    await page.goto(`${world.url}/field/`)
    await page.getByText(today[0].words).waitFor()

    // The network goes. One tap from the list is the next step.
    await telephone.context.setOffline(true)
    const card = page.locator('article', { hasText: today[0].words })
    const taps = await tapsOf(page, () => card.getByRole('button', { name: '我去' }).click())
    await page.getByRole('button', { name: '出发了' }).waitFor()
    console.log(`taps: next step ${taps}`)
    check(taps === 1, 'the next step is one tap')
    await waits(page, 1)
    await telephone.kill()

    // Killed: it opens again without a network, and goes on.
    page = await telephone.open(true)
    await page.goto(`${world.url}/field/`)
    await page.getByText('没有网络，照常记').waitFor()
    await waits(page, 1)
    const leftAt = Date.now()
    await act(page, '出发了')
    await page.getByText(today[1].words).waitFor()
    await page.locator('article', { hasText: today[1].words }).getByRole('button', { name: '我去' }).click()
    await waits(page, 3)
    await telephone.kill()

    // Killed again, and the clock is an hour behind.
    page = await telephone.open(true)
    const { now } = Date
    await page.addInitScript((back) => {
      const Real = Date
      globalThis.Date = class extends Real {
        constructor(...given) { given.length ? super(...given) : super(Real.now() - back) }
        static now() { return Real.now() - back }
      }
    }, hour)
    await page.goto(`${world.url}/field/#/work/${today[0].id}`)
    await act(page, '到了')
    await waits(page, 4)
    const arrivedAt = now()
    await act(page, '留一句话')
    await page.getByRole('textbox').fill('敲了门，人在家')
    await act(page, '送出')
    await waits(page, 5)
    await act(page, '办完了')
    await page.getByLabel(/想说的话/).fill('陪着说了会儿话')
    await page.locator('form').getByRole('button', { name: '办完了' }).click()
    await waits(page, 6)
    await page.getByRole('heading', { name: '我的活' }).waitFor()
    await page.getByRole('link', { name: /6 条待上传/ }).click()
    await page.getByRole('heading', { name: '待上传' }).waitFor()
    check((await page.locator('article').count()) === 6, 'each deed stands in the list')
    await examine(page, 'what waits')
    await picture(page, 'field-waiting')

    // Meanwhile the second home has taken its wish back.
    check((await world.api(resident, 'POST', `/requests/${today[1].id}/withdrawal`, { reason: '家里来人了' })).status < 300, 'the resident takes it back')

    // The network is there again; the first reply of each write is swallowed on its way.
    const swallowed = new Set()
    await page.route(/\/api\/v1\/communities\/\d+\/(assignments|requests)\//, async (route) => {
      const request = route.request()
      const key = request.headers()['idempotency-key']
      if (request.method() !== 'POST' || swallowed.has(key)) return route.continue()
      swallowed.add(key)
      await route.fetch().catch(() => {})
      return route.abort()
    })
    const online = now()
    await telephone.context.setOffline(false)
    await page.getByText('1 条要您看一看').waitFor({ timeout: 60_000 })
    await page.locator('article.refused').waitFor({ timeout: 60_000 })
    await picture(page, 'field-conflict')
    await page.getByText('这件事已经不等您回话了').waitFor()
    await examine(page, 'a conflict in words')
    await act(page, '按社区那边的')
    await act(page, '不传了')
    await page.getByText('没有要传的').waitFor()

    // Nothing lost, nothing twice, and at its time.
    const told = (await world.api(desk, 'GET', `/requests/${today[0].id}`)).body
    const sentences = told.trace.map((each) => each.words.zh)
    for (const [words, times] of [[`${helper.name}出发了`, 1], [`${helper.name}到了`, 1], ['敲了门，人在家', 1], ['陪着说了会儿话', 1]])
      check(sentences.filter((each) => each.includes(words)).length === times, `“${words}” once: ${sentences.join(' / ')}`)
    check(told.request.state === 'done', `done, not ${told.request.state}`)
    const part = told.assignments.find((each) => each.person_id === helper.person_id)
    const near = (text, at) => Math.abs(Date.parse(text) - at) < 60_000
    check(near(part.departed_at, leftAt), `set out when it was, not ${part.departed_at}`)
    check(near(part.arrived_at, arrivedAt), `arrived when it was, not ${part.arrived_at}`)

    const note = told.trace.find((each) => each.words.zh.includes('敲了门，人在家'))
    check(Date.parse(note.at) <= online, `the note has the time at which it was written, not ${note.at}`)

    // Signing out leaves nothing behind.
    await page.unroute(/\/api\/v1\/communities\/\d+\/(assignments|requests)\//)
    await page.goto(`${world.url}/field/#/me`)
    await act(page, '退出登录')
    await page.getByRole('textbox').first().waitFor()
    const left = await page.evaluate(() => new Promise((resolve, reject) => {
      const asked = indexedDB.open('linli-field')
      asked.onerror = () => reject(asked.error)
      asked.onsuccess = () => {
        const names = [...asked.result.objectStoreNames]
        const counts = names.map((name) => new Promise((done) => { const all = asked.result.transaction(name).objectStore(name).count(); all.onsuccess = () => done(all.result) }))
        Promise.all(counts).then((each) => resolve(each.reduce((sum, count) => sum + count, 0)))
      }
    }))
    check(left === 0, `nothing is left on the telephone, not ${left}`)
  } finally {
    await telephone.end()
  }

  // A report: where it is opened, what it is, and send; with a picture taken off line it waits with it.
  const leader = await world.enter('field', world.visitor('grid leader'))
  await settled(leader)
  // The day and the files of every page are fetched ahead once the page stands.
  await leader.waitForFunction(() => ['/buildings', '/FieldReport'].every((part) => performance.getEntriesByType('resource').some((each) => each.name.includes(part))))
  await leader.waitForTimeout(2500)
  const before = (await world.api(desk, 'GET', '/requests?view=board&limit=200')).body.items.length
  await leader.context().setOffline(true)
  const taps = await tapsOf(leader, async () => {
    await leader.getByRole('link', { name: '上报', exact: true }).click()
    await leader.locator('.kind').first().click()
    await leader.getByRole('button', { name: '上报', exact: true }).click()
  })
  console.log(`taps: report ${taps}`)
  check(taps === 3, 'a report is three taps')
  await waits(leader, 1)
  await leader.getByRole('link', { name: '上报', exact: true }).click()
  await leader.locator('.kind').first().click()
  await leader.locator('input[type=file]').setInputFiles(shot)
  await leader.locator('figure img').waitFor()
  await leader.getByRole('button', { name: '上报', exact: true }).click()
  await waits(leader, 2)
  // Signing out would lose them, so it asks.
  await leader.goto(`${world.url}/field/#/me`)
  await act(leader, '退出登录')
  await leader.getByText('还有 2 条没有传').waitFor()
  await act(leader, '取消')
  await waits(leader, 2)
  const online = Date.now()
  await leader.context().setOffline(false)
  await leader.getByText('都传好了').waitFor({ timeout: 30_000 })
  const after = (await world.api(desk, 'GET', '/requests?view=board&limit=200')).body.items
  check(after.length === before + 2, `two reports more, not ${after.length - before}`)
  check(after.filter((each) => each.channel === 'event').some((each) => each.pictures.length === 1), 'the picture came along')
  const report = after.find((each) => each.channel === 'event' && each.pictures.length === 1)
  const [seen] = (await world.api(desk, 'GET', `/requests/${report.id}`)).body.trace
  check(Date.parse(seen.at) <= online, `the report has the time at which it was seen, not ${seen.at}`)

  // What was done without a network stays done on the open page when it is sent: the old step never comes back.
  await leader.goto(`${world.url}/field/#/`)
  await leader.getByRole('button', { name: '出发了' }).first().waitFor()
  await leader.locator('article', { has: leader.getByRole('button', { name: '出发了' }) }).first().getByRole('link').click()
  await leader.getByRole('button', { name: '有情况' }).waitFor()
  await leader.context().setOffline(true)
  await act(leader, '出发了')
  await leader.getByRole('button', { name: '到了', exact: true }).waitFor()
  await leader.evaluate(() => {
    window.cameBack = 0
    const old = () => [...document.querySelectorAll('button')].some((button) => button.textContent.trim() === '出发了')
    new MutationObserver(() => { if (old()) ++window.cameBack }).observe(document.body, { subtree: true, childList: true, characterData: true })
  })
  await leader.context().setOffline(false)
  await leader.getByText('都传好了').waitFor({ timeout: 30_000 })
  await leader.waitForTimeout(1_500)
  check((await leader.evaluate(() => window.cameBack)) === 0, 'the old step does not come back')
  check(await leader.getByRole('button', { name: '到了', exact: true }).isVisible(), 'the next step is offered')
})
