import { describe, expect, it } from 'vitest'
import type { RotaArea, RotaStretch, Turn } from '../api/records'
import { daysOf, gapsOf, hoursOf, isOfferedTo, nowOn, worthSaying } from '../../modules/posts/web/rota'
import { leaveDays } from '../../modules/posts/web/rows'

const monday = '2026-11-22T16:00:00.000Z' // Monday at midnight in China
const at = (day: number, hour: number) => new Date(Date.parse(monday) + (day * 24 + hour) * 3600_000).toISOString()
const turn = (id: string, from: string, until: string, more: Partial<Turn> = {}): Turn => ({
  id, community_id: '1', area_code: 'a', area_name: '一网格', person_id: '2', person_name: '李四', starts_at: from, ends_at: until, set_by_name: '赵六', offered: false, offered_to_person_id: null, offered_to_name: '', declined_by_name: '', ...more
})
const stretch = (from: string, until: string, how: RotaStretch['how'], turn_id: string | null = null): RotaStretch =>
  ({ starts_at: from, ends_at: until, how, person_id: how === 'nobody' ? null : '1', person_name: how === 'nobody' ? '' : '张三', turn_id, because: { zh: '', en: '' } })
const area: RotaArea = {
  area_code: 'a', area_name: '一网格', people: [], turns: [turn('t1', at(0, 8), at(0, 20))],
  stretches: [stretch(monday, at(0, 8), 'owner'), stretch(at(0, 8), at(0, 20), 'turn', 't1'), stretch(at(0, 20), at(2, 0), 'owner'), stretch(at(2, 0), at(3, 12), 'nobody'), stretch(at(3, 12), at(7, 0), 'owner')]
}

describe('the rota by day', () => {
  it('cuts what lasts over days at midnight, and knows which day is whole', () => {
    const days = daysOf(area, monday, 7)
    expect(days.map((day) => day.parts.length)).toEqual([3, 1, 1, 2, 1, 1, 1])
    expect(days[1]!.parts[0]!.whole).toBe(true)
    expect(hoursOf(days[3]!.parts[0]!.from, days[3]!.parts[0]!.until)).toBe('00:00–12:00')
    expect(hoursOf(days[3]!.parts[1]!.from, days[3]!.parts[1]!.until)).toBe('12:00–24:00')
  })
  it('says of a day with a turn only the turn, and leaves out what is over', () => {
    expect(worthSaying(daysOf(area, monday, 7)[0]!).map((part) => part.turn?.id)).toEqual(['t1'])
    expect(daysOf(area, monday, 7, Date.parse(at(2, 1)))).toHaveLength(5)
  })
  it('finds the gaps that are still to come, and who is on duty now', () => {
    expect(gapsOf([area])).toHaveLength(1)
    expect(gapsOf([area], Date.parse(at(4, 0)))).toHaveLength(0)
    expect(nowOn(area, Date.parse(at(0, 9)))?.how).toBe('turn')
    expect(nowOn(area, Date.parse(at(9, 0)))).toBeUndefined()
  })
  it('offers a turn to all or to one, and never to whose it is', () => {
    const offered = turn('t2', at(1, 8), at(1, 20), { offered: true })
    expect([isOfferedTo(offered, '3'), isOfferedTo(offered, '2'), isOfferedTo({ ...offered, offered_to_person_id: '4' }, '3'), isOfferedTo(turn('t3', monday, at(0, 1)), '3')]).toEqual([true, false, false, false])
  })
  it('ends a leave with the last day of it, not with the midnight after', () => {
    expect(leaveDays({ leave: { starts_at: at(1, 0), ends_at: at(2, 0), stand_in: null } })).toEqual({ from: '11月24日', to: '11月24日' })
  })
})
