import { beforeEach, expect, it } from 'vitest'
import type { RouteLocationNormalized as Route } from 'vue-router'
import resident from '../resident/steps'
import { endFirstSteps, firstSteps, followSteps, startFirstSteps, tookStep } from '@/shell/firstSteps'
import { session } from '@/shell/session'

const at = (path: string) => ({ path, query: {} }) as unknown as Route
const go = (from: string, to: string) => followSteps(at(to), at(from))
const done = () => firstSteps.value.filter((step) => step.isDone).map((step) => step.code)

beforeEach(() => {
  localStorage.clear()
  session.account_id = '1'
  startFirstSteps('resident', resident)
})

it('ticks a step off when it is done, and is gone for good after the last', () => {
  expect(firstSteps.value.map((step) => step.code)).toEqual(['choose', 'send', 'watch'])
  go('/', '/order/home_repair')
  expect(done()).toEqual(['choose'])
  go('/mine', '/requests/5')
  expect(done()).toEqual(['choose'])
  go('/order/home_repair', '/requests/5')
  go('/requests/5', '/mine')
  expect(firstSteps.value).toEqual([])
  startFirstSteps('resident', resident)
  expect(firstSteps.value).toEqual([])
})

it('never comes back once it was waved away', () => {
  endFirstSteps()
  startFirstSteps('resident', resident)
  expect(firstSteps.value).toEqual([])
})

it('is kept for each account by itself, and shown to no stranger', () => {
  tookStep('choose')
  session.account_id = '2'
  expect(done()).toEqual([])
  session.account_id = '1'
  expect(done()).toEqual(['choose'])
  session.account_id = null
  expect(firstSteps.value).toEqual([])
})

it('leaves out what somebody may not do', () => {
  startFirstSteps('desk', [{ code: 'a', words: 'a', permission: 'requests.dispatch' }, { code: 'b', words: 'b' }])
  expect(firstSteps.value.map((step) => step.code)).toEqual(['b'])
})
