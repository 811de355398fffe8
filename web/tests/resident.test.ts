import { beforeEach, describe, expect, it } from 'vitest'
import { nextTick } from 'vue'
import type { Service, Session } from '@/api/records'
import { actByCard, actFor, actForMyself, actingFor, card, onBehalf, principal } from '@/shell/acting'
import { fit, habitsOf, inMyOrder } from '@/shell/catalogue'
import { sizeOf } from '@/shell/pictures'
import { firstLetters } from '@/shell/pinyin'
import { accept, C, leave, mine } from '@/shell/session'
import { presetsOf } from '../../modules/requests/web/presets'

const kind = (code: string, zh: string, words: string[] = [], season: number[] = []) =>
  ({ code, name: { zh, en: code }, summary: { zh: '', en: '' }, words: { zh: words, en: [] }, season }) as unknown as Service

describe('finding what one needs', () => {
  const repair = kind('home_repair', '上门维修', ['水管漏水', '门锁'])
  const meals = kind('meals', '助餐送餐', ['吃饭', '盒饭'])
  it('takes a whole word, a part and a sentence', () => {
    expect(fit(repair, '维修')).toBeGreaterThan(1)
    expect(fit(repair, '我家的门锁打不开')).toBeGreaterThan(1)
    expect(fit(meals, '维修')).toBe(0)
  })
  it('takes the first letters of pinyin', () => {
    expect(firstLetters('水管漏水')).toBe('sgls')
    expect(fit(repair, 'smwx')).toBeGreaterThan(0.5)
    expect(fit(repair, 'sg')).toBeGreaterThan(0.5)
    expect(fit(meals, 'smwx')).toBe(0)
  })
  it('forgives a character that only sounds alike', () => {
    expect(fit(repair, '门所')).toBeGreaterThan(0.5)
    expect(fit(meals, '门所')).toBe(0)
  })
  it('puts my habits first and then the season', () => {
    const all = [kind('a', '甲'), kind('winter', '乙', [], [12, 1]), kind('mine', '丙')]
    const used = habitsOf([{ kind: 'mine' }, { kind: 'mine' }])
    expect(inMyOrder(all, used, 1).map((each) => each.code)).toEqual(['mine', 'winter', 'a'])
    expect(inMyOrder(all, {}, 6).map((each) => each.code)).toEqual(['a', 'winter', 'mine'])
  })
})

describe('when it would suit', () => {
  const codes = (iso: string) => presetsOf(new Date(iso)).map((each) => each.code)
  it('offers this afternoon in the morning and this evening in the afternoon', () => {
    expect(codes('2026-11-25T01:00:00Z')).toEqual(['this_afternoon', 'tomorrow_morning', 'tomorrow_afternoon'])
    expect(codes('2026-11-25T07:00:00Z')).toEqual(['this_evening', 'tomorrow_morning', 'tomorrow_afternoon'])
    expect(codes('2026-11-25T12:00:00Z')).toEqual(['tomorrow_morning', 'tomorrow_afternoon'])
  })
  it('means the community’s own day and clock', () => {
    expect(presetsOf(new Date('2026-11-25T20:00:00Z'))[0]!.at).toBe('2026-11-26T07:00:00.000Z')
  })
})

it('makes pictures no longer than 1600 and never larger than they were', () => {
  expect(sizeOf(4000, 3000)).toEqual({ width: 1600, height: 1200 })
  expect(sizeOf(300, 3200)).toEqual({ width: 150, height: 1600 })
  expect(sizeOf(640, 480)).toEqual({ width: 640, height: 480 })
})

describe('acting for somebody', () => {
  const wang = { proxy_id: '1', community_id: '20', person_id: '7', name: '王阿姨', household_id: null, place: '3栋' }
  const session = (account: string, principals = [wang]) => ({ account_id: account, community_id: '10', principals }) as unknown as Session
  const enter = (who: Session) => { accept(who); return nextTick() }
  beforeEach(async () => { leave(); await nextTick(); localStorage.clear() })

  it('says for whom, asks in their community and keeps what is mine in mine', async () => {
    await enter(session('1'))
    actFor(wang)
    expect(actingFor.value).toBe('王阿姨')
    expect(onBehalf()).toEqual({ for_person_id: '7' })
    expect(C('/x')).toBe('/communities/20/x')
    expect(mine('/x')).toBe('/communities/10/x')
    actForMyself()
    expect(actingFor.value).toBe('')
    expect(C('/x')).toBe('/communities/10/x')
  })
  it('holds after a reload, and ends at sign-out', async () => {
    await enter(session('1'))
    actFor(wang)
    await enter(session('1'))
    expect(principal.value?.name).toBe('王阿姨')
    leave()
    await nextTick()
    await enter(session('1'))
    expect(actingFor.value).toBe('')
  })
  it('ends when consent ended, and is nobody else’s', async () => {
    await enter(session('1'))
    actFor(wang)
    await enter(session('1', []))
    expect(actingFor.value).toBe('')
    actFor(wang)
    await enter(session('2', [{ ...wang, person_id: '8' }]))
    expect(onBehalf()).toEqual({})
  })
  it('keeps the secret of a card out of what the browser stores', async () => {
    await enter(session('1'))
    actByCard({ secret: 'geheim', community_id: '30', home_of: '田**' })
    expect(actingFor.value).toBe('田**')
    expect(JSON.stringify({ ...localStorage })).not.toContain('geheim')
    leave()
    await nextTick()
    expect(card.value).toBe(null)
  })
})
