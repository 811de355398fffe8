// What browser stories share: a demonstration of their own that stands still, people who sign in with a telephone, and
// what a page must never have.
import { execFileSync, spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, mkdirSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { chromium } from 'playwright-core'

export const root = join(dirname(fileURLToPath(import.meta.url)), '../..')
// Run by the debugger, because the pages' own policy allows no script that is not the server's.
const axe = readFileSync(join(root, 'web/node_modules/axe-core/axe.min.js'), 'utf8')
const binary = process.env.LINLI_BINARY ?? join(root, 'build/release/linli')
const browserFlags = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--lang=zh-CN']
export const phone = { width: 390, height: 844 }
export const computer = { width: 1440, height: 900 }

function freePort() {
  return new Promise((resolve) => {
    const server = createServer()
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address()
      server.close(() => resolve(port))
    })
  })
}

// Where LINLI_TEST_DB names a PostgreSQL, the demonstration has a database of its own there.
const postgres = process.env.LINLI_TEST_DB
const database = `story_${process.pid}`
function administer(command) {
  if (postgres) execFileSync('psql', [postgres, '-qc', `${command} database ${database}`])
}

export function check(truth, what) {
  if (!truth) throw new Error(`expected: ${what}`)
}

// Starts the demonstration on a free port and gives it to `tell`; everything is gone afterwards. Ends the process with 1
// when the story fails.
export async function story(name, tell) {
  const data = mkdtempSync(join(tmpdir(), 'linli-story-'))
  const port = await freePort()
  administer('create')
  const place = postgres ? ['--db', postgres.replace('/postgres?', `/${database}?`)] : []
  const server = spawn(binary, ['demo', ...place, '--still', '--data', data, '--port', String(port), '--message-port', 'file', '--writes-per-minute', '0'], { stdio: ['ignore', 'pipe', 'inherit'] })
  let browser
  let failed = false
  try {
    await new Promise((resolve, reject) => {
      let said = ''
      server.stdout.on('data', (text) => { said += text; if (said.includes('Ctrl-C')) resolve() })
      server.on('exit', (code) => reject(new Error(`the demonstration ended with ${code}: ${said}`)))
      const patience = postgres ? 300 : 60 // seconds; row by row over a socket a community takes longer
      setTimeout(() => reject(new Error(`not ready after ${patience} s: ${said}`)), patience * 1000).unref()
    })
    browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: browserFlags })
    await tell(new World(browser, port, data))
    console.log(`${name}: told`)
  } catch (error) {
    failed = true
    console.error(`${name}: ${error.stack ?? error}`)
  } finally {
    await browser?.close().catch(() => {})
    server.removeAllListeners('exit')
    const ended = new Promise((resolve) => server.on('exit', resolve))
    server.kill('SIGTERM')
    await Promise.race([ended, new Promise((resolve) => setTimeout(resolve, 5000))])
    server.kill('SIGKILL')
    rmSync(data, { recursive: true, force: true })
    administer('drop')
  }
  process.exit(failed ? 1 : 0)
}

class World {
  constructor(browser, port, data) {
    this.browser = browser
    this.url = `http://127.0.0.1:${port}`
    this.data = data
    this.visitors = JSON.parse(readFileSync(join(data, 'demo-accounts.json'), 'utf8'))
  }
  // Somebody from demo-accounts.json by part of their role.
  visitor(role) {
    const found = this.visitors.find((each) => each.role.includes(role))
    check(found, `a visitor who is a ${role}`)
    return found
  }
  // A browser window of its own at an end, signed in; `who` is a visitor or { phone }.
  async enter(end, who, { size = end === 'desk' ? computer : phone, language = 'zh', looks = '' } = {}) {
    const context = await this.browser.newContext({ viewport: size, locale: language === 'en' ? 'en-GB' : 'zh-CN', timezoneId: 'Asia/Shanghai' })
    await context.addInitScript(([chosen, words]) => {
      localStorage.setItem('linli.language', chosen)
      if (words) localStorage.setItem('linli.looks', words)
    }, [language, looks])
    const page = await context.newPage()
    page.on('pageerror', (error) => { page.broken = error })
    const code = who.code ?? (await this.codeFor(page, who.phone))
    const opened = await page.request.post(`${this.url}/api/v1/sign-in/sessions`, { data: { phone: who.phone, code } })
    check(opened.ok(), `${who.phone} signs in, not ${opened.status()} ${await opened.text()}`)
    page.session = await opened.json()
    await page.goto(`${this.url}/${end}/`)
    await page.locator('main').waitFor()
    return page
  }
  async codeFor(page, number) {
    await page.request.post(`${this.url}/api/v1/sign-in/codes`, { data: { phone: number } })
    return this.lastCode(number)
  }
  lastCode(number) {
    const lines = readFileSync(join(this.data, 'messages.jsonl'), 'utf8').trim().split('\n').map((line) => JSON.parse(line))
    const mine = lines.filter((each) => Object.values(each).some((value) => String(value).includes(number))).at(-1)
    return /\b(\d{6})\b/.exec(Object.values(mine).map(String).filter((text) => !text.includes(number)).join(' '))[1]
  }
  // The API as the page's person, for what has no button in the story.
  async api(page, method, path, body) {
    const community = page.session.communities[0].id
    const response = await page.request.fetch(`${this.url}/api/v1/communities/${community}${path}`, {
      method, data: body, headers: { 'X-Linli-Csrf': page.session.csrf, 'Accept-Language': 'zh-CN' }
    })
    const text = await response.text()
    return { status: response.status(), body: text ? JSON.parse(text) : null }
  }
  // The telephone of somebody in the register, opened with a purpose by staff at the desk.
  async phoneOf(desk, personId) {
    const opened = await this.api(desk, 'POST', `/persons/${personId}/phone-views`, { purpose: '浏览器里的故事' })
    check(opened.status < 300, `staff may open a telephone: ${JSON.stringify(opened.body)}`)
    return opened.body.phone
  }
}

// Fails on anything that axe calls serious or critical, and on a script error.
export async function examine(page, name) {
  if (page.broken) throw page.broken
  await page.evaluate(axe)
  const { violations } = await page.evaluate(() => window.axe.run(document, { resultTypes: ['violations'] }))
  const grave = violations.filter((each) => ['serious', 'critical'].includes(each.impact))
  const words = grave.map((each) => `${each.id}: ${each.help}\n    ${each.nodes.slice(0, 3).map((node) => node.html.slice(0, 160)).join('\n    ')}`)
  check(!grave.length, `${name} without serious findings, but\n  ${words.join('\n  ')}`)
}

const controls = ['button', 'link', 'textbox', 'searchbox', 'checkbox', 'radio', 'combobox', 'listbox', 'spinbutton', 'slider', 'switch', 'tab', 'menuitem']

// Fails where a screen reader would be lost, by the browser's own accessibility tree: not one main part, not one first
// heading, a landmark or a control without a name.
export async function hear(page, name) {
  let faults = await faultsHeard(page)
  // A page that is still coming has no heading yet; one at rest has no excuse.
  for (let wait = 100; faults.length && wait <= 3200; wait *= 2) {
    await page.waitForTimeout(wait)
    await settled(page)
    faults = await faultsHeard(page)
  }
  check(!faults.length, `${name} can be heard, but has ${[...new Set(faults)].join('; ')}`)
}

async function faultsHeard(page) {
  const debug = await page.context().newCDPSession(page)
  const { nodes } = await debug.send('Accessibility.getFullAXTree')
  await debug.detach()
  const heard = nodes.filter((node) => !node.ignored).map((node) => ({
    role: node.role?.value, name: node.name?.value?.trim() ?? '', level: node.properties?.find((each) => each.name === 'level')?.value.value
  }))
  const faults = []
  const mains = heard.filter((each) => each.role === 'main').length
  const first = heard.filter((each) => each.role === 'heading' && each.level === 1)
  if (mains !== 1) faults.push(`${mains} main parts`)
  if (first.length !== 1) faults.push(`${first.length} first headings: ${first.map((each) => each.name).join(', ')}`)
  for (const each of heard) {
    if (each.role === 'navigation' && !each.name) faults.push('a navigation without a name')
    if (each.role === 'heading' && !each.name) faults.push('an empty heading')
    if (controls.includes(each.role) && !each.name) faults.push(`a ${each.role} without a name`)
  }
  return faults
}

// Keeps a picture for whoever wants to look: build/screenshots/<name>.png.
export async function picture(page, name) {
  const folder = join(root, 'build/screenshots')
  mkdirSync(folder, { recursive: true })
  await page.screenshot({ path: join(folder, `${name}.png`) })
}

export const settled = (page) => page.locator('[aria-busy=true]').first().waitFor({ state: 'detached' })

// In large text the kinds stand behind the first of three buttons.
export async function chooseKind(page, name) {
  const kind = page.getByRole('button', { name })
  const help = page.getByRole('link', { name: '要帮忙' })
  await Promise.race([kind.waitFor(), help.waitFor()])
  if (await help.isVisible()) await help.click()
  await kind.click()
}
