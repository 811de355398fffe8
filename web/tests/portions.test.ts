import { describe, expect, it } from 'vitest'
import { inPortions } from '../../modules/requests/web/portions'

const numbers = Array.from({ length: 1_203 }, (_, n) => n)

describe('many offers', () => {
  it('go in portions, each once and in order', async () => {
    const sent: number[][] = []
    const all = await inPortions(numbers, 200, async (portion) => { sent.push(portion); return portion.length }, () => {})
    expect(all).toBe(true)
    expect(sent.map((portion) => portion.length)).toEqual([200, 200, 200, 200, 200, 200, 3])
    expect(sent.flat()).toEqual(numbers)
  })
  it('stop at the first portion that fails, and what went through is known', async () => {
    const through: number[] = []
    let calls = 0
    const all = await inPortions(numbers, 200, async (portion) => (++calls === 3 ? undefined : portion.length), (_, portion) => { through.push(...portion) })
    expect(all).toBe(false)
    expect(calls).toBe(3)
    expect(through).toEqual(numbers.slice(0, 400))
  })
  it('may be none', async () => {
    expect(await inPortions([], 200, async () => { throw new Error('nothing to send') }, () => {})).toBe(true)
  })
})
