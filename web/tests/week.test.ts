import { describe, expect, it } from 'vitest'
import type { Asks, Burden, Week, WeeksPage } from '@/api/records'
import { weekNumbers } from '../../modules/requests/web/weekNumbers'

const none = { rate: null, of: 0, count: 0 }
const quiet: Week = { starts_at: '2026-11-18T01:00:00Z', ordered: 0, response: none, solution: none, satisfaction: none, done: 0, done_in_time: 0, asked: 0, median_minutes: null, reopened: 0, late: 0, waiting: 0, helpers: 0, helped_minutes: 0 }
const asks: Asks = { offers: 0, inbox: 0, call_backs: 0, verifications: 0, forms: 0, all: 0, timed: 0, minutes: 0 }
const twelve = <T>(usual: T, last: T): T[] => [...Array<T>(11).fill(usual), last]
const pageOf = (last: Partial<Week>, usual: Partial<Week> = {}): WeeksPage => ({ weeks: twelve({ ...quiet, ...usual }, { ...quiet, ...last }), late_now: 0, waiting_now: 0, reopened: [] })
const burden: Burden = { community: twelve(asks, asks), mine: twelve(asks, asks), bands: [] }
// The key and what stands in it, as the words would be given them.
const say = (key: string, named: Record<string, unknown>) => `[${key.replace('requests.week.', '')} ${Object.values(named).join(' ')}]`
const told = (page: WeeksPage, code: string, of: Burden = burden) => weekNumbers(page, of, say).find((each) => each.code === code)!

describe('this week', () => {
  it('says ten things, whatever happened', () => {
    const ten = weekNumbers(pageOf({}), burden, say)
    expect(new Set(ten.map((each) => each.code)).size).toBe(10)
    expect(ten.every((each) => each.values.length === 12)).toBe(true)
  })
  it('says how many more or fewer than the seven days before', () => {
    expect(told(pageOf({ ordered: 38 }, { ordered: 43 }), 'ordered').words).toBe('[ordered 38][fewer 5]')
    expect(told(pageOf({ ordered: 43 }, { ordered: 38 }), 'ordered').words).toBe('[ordered 43][more 5]')
    expect(told(pageOf({ ordered: 4 }, { ordered: 4 }), 'ordered').words).toBe('[ordered 4][same 4]')
  })
  it('gives a share only where there is something to share, and draws it against a hundred', () => {
    const page = pageOf({ response: { rate: 0.75, of: 4, count: 3 } })
    expect(told(page, 'response').words).toBe('[response 3 4 75]')
    expect(told(page, 'response').values).toEqual(twelve<number | null>(null, 75))
    expect(told(page, 'response').most).toBe(100)
    expect(told(page, 'solution').words).toBe('[no_solution 0]')
  })
  it('says how many were asked beside what they answered', () => {
    expect(told(pageOf({ asked: 20, satisfaction: { rate: 0.9, of: 10, count: 9 } }), 'satisfaction').words).toBe('[satisfaction 9 10 90 20]')
  })
  it('compares the burden as it compares what was ordered', () => {
    expect(told(pageOf({}), 'burden', { ...burden, community: twelve(asks, { ...asks, all: 7 }) }).words).toBe('[burden 7][more 7]')
  })
})
