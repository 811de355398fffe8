import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'

const script = readFileSync(join(__dirname, '..', 'public', 'first-asks.js'), 'utf8')
const front = readFileSync(join(__dirname, '..', '..', 'modules', 'requests', 'web', 'ResidentFront.vue'), 'utf8')
const settle = () => new Promise((resolve) => setTimeout(resolve, 5))
let asked: string[] = []

beforeEach(() => {
  asked = []
  vi.resetModules()
  localStorage.clear()
  location.hash = '#/'
  delete window.askedEarly
  vi.stubGlobal('fetch', async (path: string) => {
    asked.push(path)
    return new Response(JSON.stringify(path.endsWith('/session') ? { community_id: '7' } : { items: [] }))
  })
})
afterEach(() => vi.unstubAllGlobals())

async function openEarly() {
  new Function(script)()
  await settle()
}

it('asks for the session and then for what the front page asks, and the page takes each answer once', async () => {
  await openEarly()
  expect(asked).toEqual(['/api/v1/session', '/api/v1/communities/7/kinds', '/api/v1/communities/7/requests?view=household&limit=20', '/api/v1/communities/7/me/points'])
  expect(front).toContain("query({ view: 'household', limit: 20, ...onBehalf() })")
  const { api } = await import('@/shell/api')
  expect(await api.get('/session')).toEqual({ community_id: '7' })
  await api.get('/communities/7/kinds')
  expect(asked).toHaveLength(4)
  await api.get('/communities/7/kinds')
  expect(asked).toHaveLength(5)
})
it('asks for the session alone where another page opens or somebody acts for another', async () => {
  location.hash = '#/points'
  await openEarly()
  expect(asked).toEqual(['/api/v1/session'])
  location.hash = '#/'
  delete window.askedEarly
  localStorage.setItem('linli.acting', '{"account":"1","person":"2"}')
  await openEarly()
  expect(asked).toEqual(['/api/v1/session', '/api/v1/session'])
})
it('asks for nothing where the page was faster, and hands out nothing old', async () => {
  const { api, forgetEarly } = await import('@/shell/api')
  await openEarly()
  expect(asked).toEqual([])
  window.askedEarly!.set('/communities/7/me/points', Promise.resolve(new Response('{"old":true}')))
  forgetEarly()
  expect(await api.get('/communities/7/me/points')).toEqual({ items: [] })
})
it('asks again where the early asking failed', async () => {
  window.askedEarly = new Map([['/vocabulary', Promise.reject(new TypeError('no network'))]])
  const { api } = await import('@/shell/api')
  expect(await api.get('/vocabulary')).toEqual({ items: [] })
})
