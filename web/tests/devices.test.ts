import { afterEach, expect, it, vi } from 'vitest'
import { createApp, nextTick } from 'vue'
import NewDevices from '@/parts/NewDevices.vue'
import { connection } from '@/shell/api'
import { accept, session } from '@/shell/session'

const device = { id: '7', opened_at: '2026-11-24T02:00:00Z', seen_at: '2026-11-24T02:00:00Z', address: '10.0.0.66', agent: 'Mozilla/5.0 (Windows NT 10.0) Chrome/131.0 Safari/537.36', current: false, new_device: true }
const told = (devices: unknown[]) => ({ ...JSON.parse(JSON.stringify(session)), account_id: '1', csrf: 'c', new_devices: devices })
const settle = () => new Promise((resolve) => setTimeout(resolve, 20))

function open(answers: (method: string, path: string) => unknown) {
  const asked: string[] = []
  vi.stubGlobal('EventSource', undefined)
  vi.stubGlobal('fetch', async (path: string, { method }: RequestInit) => {
    asked.push(`${method} ${path}`)
    return new Response(JSON.stringify(answers(method!, path)))
  })
  accept(told([device]))
  const at = document.createElement('div')
  const app = createApp(NewDevices)
  app.mount(at)
  return { at, asked, press: async (words: string) => { [...at.querySelectorAll('button')].find((each) => each.textContent === words)!.click(); await settle(); await nextTick() } }
}
afterEach(() => vi.unstubAllGlobals())

it('says which new device came in, and ends it with one tap', async () => {
  const page = open(() => told([]))
  expect(page.at.textContent).toContain('Windows 电脑上的 Chrome')
  await page.press('不是我，让它退出')
  expect(page.asked).toEqual(['DELETE /api/v1/me/sessions/7', 'GET /api/v1/session'])
  expect(page.at.querySelector('button')).toBeNull()
})

it('is quiet once its owner says that it is theirs', async () => {
  const page = open(() => told([]))
  await page.press('是我')
  expect(page.asked[0]).toBe('POST /api/v1/me/sessions/7/recognition')
  expect(page.at.textContent).toBe('')
})

it('leads to the sign-in when this session was ended from elsewhere', async () => {
  const out = vi.fn()
  connection.onSignedOut = out
  const page = open(() => ({ ...told([]), account_id: null }))
  await page.press('是我')
  expect(out).toHaveBeenCalled()
})
