// The names of kinds follow what is changed elsewhere.
import { beforeEach, describe, expect, it, vi } from 'vitest'

const answers: Record<string, unknown> = {}
const asked = vi.fn((path: string) => Promise.resolve(answers[path]))
vi.mock('@/shell/api', () => ({ api: { get: (path: string) => asked(path) } }))
vi.mock('@/shell/session', () => ({ C: (path: string) => path, communityId: { value: '1' } }))
const heard = vi.hoisted(() => [] as { topics: string[]; act: () => void }[])
vi.mock('@/shell/live', () => ({ alsoOnChange: (topics: string[], act: () => void) => heard.push({ topics, act }) }))

const named = (zh: string) => ({ items: [{ code: 'meals', name: { zh, en: zh }, season: [], offered: true }], front: [] })

describe('the catalogue', () => {
  beforeEach(() => { vi.resetModules(); heard.length = 0; asked.mockClear() })

  it('takes over a name that was changed in another window', async () => {
    const { loadKinds, kindName } = await import('@/shell/catalogue')
    answers['/kinds'] = named('送餐助餐')
    await loadKinds()
    expect(kindName('meals')).toBe('送餐助餐')
    answers['/kinds'] = named('热饭上门')
    expect(heard.map((each) => each.topics)).toEqual([['services']])
    heard[0]!.act()
    await vi.waitFor(() => expect(kindName('meals')).toBe('热饭上门'))
  })
  it('asks for nothing that this window never showed', async () => {
    await import('@/shell/catalogue')
    heard[0]!.act()
    await Promise.resolve()
    expect(asked).not.toHaveBeenCalled()
  })
})
