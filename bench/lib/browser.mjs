// Chromium as it is measured: windows of people who have signed in, a slow network, a slow processor.
import { chromium } from 'playwright-core'

const flags = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--lang=zh-CN']
export const phone = { width: 390, height: 844 }
export const computer = { width: 1440, height: 900 }

export const openBrowser = () => chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: flags })

// A window with nothing in its cache; signed in where there is a session. `debug` speaks to the debugger of the page.
export async function openWindow(browser, { size, url, session }) {
  const context = await browser.newContext({ viewport: size, locale: 'zh-CN', timezoneId: 'Asia/Shanghai' })
  if (session) {
    const [name, value] = session.cookie.split('=')
    await context.addCookies([{ name, value, url, httpOnly: true, sameSite: 'Lax' }])
  }
  const page = await context.newPage()
  const debug = await context.newCDPSession(page)
  return { page, debug, close: () => context.close() }
}

export const slowDown = (window, times) => window.debug.send('Emulation.setCPUThrottlingRate', { rate: times })

export async function slowNetwork(window, { kilobitsPerSecond, milliseconds }) {
  const bytes = (kilobitsPerSecond * 1000) / 8
  await window.debug.send('Network.enable')
  await window.debug.send('Network.emulateNetworkConditions', { offline: false, latency: milliseconds, downloadThroughput: bytes, uploadThroughput: bytes })
}

export function median(numbers) {
  const sorted = [...numbers].sort((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)]
}
