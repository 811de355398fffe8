import { afterEach, describe, expect, it, vi } from 'vitest'
import { ApiProblem, api, connection, uuid7 } from '@/shell/api'
import { deviceName } from '@/shell/device'
import { ago, day, duration, fromLocalInput, number, partOfDay, toLocalInput, when } from '@/shell/time'
import { initials } from '@/shell/words'

const now = new Date('2026-11-24T02:00:00Z') // 10 in the morning in China

describe('time in words', () => {
  const inWords = (iso: string) => [when(iso, now, false), when(iso, now, true)]

  it('says the day and the time of day as people do', () => {
    expect(inWords('2026-11-24T07:00:00Z')).toEqual(['今天下午三点', 'today 15:00'])
    expect(inWords('2026-11-25T00:30:00Z')).toEqual(['明天上午八点半', 'tomorrow 8:30'])
    expect(inWords('2026-11-23T11:05:00Z')).toEqual(['昨天晚上7:05', 'yesterday 19:05'])
    expect(inWords('2026-11-24T04:00:00Z')).toEqual(['今天中午十二点', 'today 12:00'])
    expect(inWords('2026-11-23T16:20:00Z')).toEqual(['今天凌晨12:20', 'today 0:20'])
    expect(inWords('2026-11-24T18:00:00Z')).toEqual(['明天凌晨两点', 'tomorrow 2:00'])
  })
  it('names days of this week, the last and the next, and dates beyond', () => {
    const days = (iso: string) => [day(iso, now, false), day(iso, now, true)]
    expect(days('2026-11-27T02:00:00Z')).toEqual(['周五', 'Friday'])
    expect(days('2026-11-30T02:00:00Z')).toEqual(['下周一', 'next Monday'])
    expect(days('2026-11-20T02:00:00Z')).toEqual(['上周五', 'last Friday'])
    expect(days('2026-11-26T02:00:00Z')).toEqual(['后天', 'Thursday'])
    expect(days('2026-11-10T02:00:00Z')).toEqual(['11月10日', '10 Nov'])
    expect(days('2025-11-24T02:00:00Z')).toEqual(['2025年11月24日', '24 Nov 2025'])
    expect(days('2026-11-23T15:59:00Z')).toEqual(['昨天', 'yesterday'])
  })
  it('says roughly when somebody was seen', () => {
    expect(partOfDay('2026-11-24T01:00:00Z', now, true)).toBe('this morning')
    expect(partOfDay('2026-11-23T11:00:00Z', now, false)).toBe('昨天晚上')
    expect(partOfDay('2026-11-20T11:00:00Z', now, false)).toBe('上周五')
  })
  it('says numbers as they are said', () => {
    expect(number(12345, true)).toBe('12,345')
    expect(number(3456, false)).toBe('3,456')
    expect(number(410_000_000, false)).toBe('4.1 亿')
    expect(number(123_400, false)).toBe('12.3 万')
  })
  it('says how long ago while it is near', () => {
    expect(ago('2026-11-24T00:00:00Z', now, false)).toBe('2 小时前')
    expect(ago('2026-11-24T02:20:00Z', now, true)).toBe('in 20 minutes')
    expect(ago('2026-11-24T01:59:40Z', now, false)).toBe('刚刚')
  })
  it('goes to an input field and back without change', () => {
    expect(toLocalInput('2026-11-24T18:30:00.000Z')).toBe('2026-11-25T02:30')
    expect(fromLocalInput('2026-11-25T02:30')).toBe('2026-11-24T18:30:00.000Z')
  })
  it('says lengths', () => {
    expect(duration(90, false)).toBe('1 小时 30 分')
    expect(duration(20, true)).toBe('20 min')
  })
})

describe('requests to the server', () => {
  afterEach(() => vi.unstubAllGlobals())
  const answer = (status: number, body: unknown) => new Response(JSON.stringify(body), { status })

  it('sends a write with the CSRF token and a key, and once more with the same key when the network failed', async () => {
    connection.csrf = 'token'
    const keys: string[] = []
    const fetchIt = vi.fn(async (_path: string, init: RequestInit) => {
      const headers = init.headers as Record<string, string>
      keys.push(headers['Idempotency-Key']!)
      expect(headers['X-Linli-Csrf']).toBe('token')
      if (keys.length === 1) throw new TypeError('network')
      return answer(200, { id: '1' })
    })
    vi.stubGlobal('fetch', fetchIt)
    expect(await api.post('/x', { a: 1 })).toEqual({ id: '1' })
    expect(keys[0]).toBe(keys[1])
  })
  it('turns a refusal into a problem that knows its fields', async () => {
    vi.stubGlobal('fetch', async () => answer(422, { title: 't', status: 422, code: 'platform.invalid', errors: [{ pointer: '/words', code: 'text.empty', detail: '请写一点内容。' }] }))
    const problem = await api.post('/x').catch((error: unknown) => error)
    expect(problem).toBeInstanceOf(ApiProblem)
    expect((problem as ApiProblem).at('/words')).toBe('请写一点内容。')
  })
  it('makes keys of version 7, in order of time', () => {
    expect(uuid7(1)).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}$/)
    expect(uuid7(1000) < uuid7(2_000_000_000)).toBe(true)
  })
})

it('draws initials for faces', () => {
  expect(initials('周敏')).toBe('周')
  expect(initials('Ada Lovelace')).toBe('AL')
})

describe('devices in words', () => {
  it('are what their owner would call them', () => {
    const windows = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Safari/537.36'
    const wechat = 'Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148 MicroMessenger/8.0.44'
    expect(deviceName(windows, true)).toBe('Chrome on Windows')
    expect(deviceName(windows, false)).toBe('Windows 电脑上的 Chrome')
    expect(deviceName(wechat, false)).toBe('iPhone 上的微信')
    expect(deviceName(`${windows} Edg/131.0`, true)).toBe('Edge on Windows')
  })
  it('are not guessed at when they say nothing', () => {
    expect(deviceName('', true)).toBe('a device that does not say what it is')
    expect(deviceName('curl/8', false)).toBe('一台没有说明型号的设备')
  })
})
