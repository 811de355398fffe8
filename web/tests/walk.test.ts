import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { effectScope, ref } from 'vue'
import { useWalk } from '@/shell/walk'

beforeEach(() => vi.useFakeTimers({ now: 10_000, toFake: ['setTimeout', 'clearTimeout', 'performance'] }))
afterEach(() => vi.useRealTimers())

function walk() {
  const told = ref('a')
  const asked: string[] = []
  const steps = effectScope().run(() => useWalk(() => told.value, (name) => { asked.push(name); told.value = name }))!
  return { ...steps, told, asked }
}

it('tells the story of a single step at once, and of a quick walk where it pauses', async () => {
  const { to, chosen, arrived, asked } = walk()
  to('b')
  expect([chosen.value, arrived.value, asked.length]).toEqual(['b', false, 0])
  vi.advanceTimersByTime(30)
  expect([chosen.value, arrived.value, asked]).toEqual(['b', true, ['b']])
  for (const name of ['c', 'd', 'e']) {
    vi.advanceTimersByTime(150)
    to(name)
    expect([chosen.value, arrived.value]).toEqual([name, false])
  }
  expect(asked).toEqual(['b'])
  vi.advanceTimersByTime(400)
  expect([chosen.value, arrived.value, asked]).toEqual(['e', true, ['b', 'e']])
})
it('goes where somebody taps after a walk', async () => {
  const { to, told, chosen } = walk()
  to('b')
  vi.advanceTimersByTime(30)
  told.value = 'z'
  await Promise.resolve()
  expect(chosen.value).toBe('z')
})
