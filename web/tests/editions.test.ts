import { describe, expect, it } from 'vitest'
import { diffOf, shortened } from '../../modules/services/web/diff'
import { timeInWords } from '../../modules/services/web/rows'

const told = (before: string, after: string) => diffOf(before, after).map((line) => ({ same: ' ', out: '-', in: '+' })[line.kind] + line.text)

describe('what is different between two editions', () => {
  it('takes out and puts in as little as it can', () => {
    expect(told('a\nb\nc\n', 'a\nx\nc\n')).toEqual([' a', '-b', '+x', ' c'])
    expect(told('a\nb\n', 'a\nb\nc\n')).toEqual([' a', ' b', '+c'])
    expect(told('a\nb\nc\n', 'b\n')).toEqual(['-a', ' b', '-c'])
    expect(told('a\n', 'a')).toEqual([' a'])
  })
  it('leaves out what is far from every change', () => {
    const text = Array.from({ length: 20 }, (_, i) => `line ${i}`)
    const lines = shortened(diffOf(text.join('\n'), text.map((line, i) => (i === 10 ? 'other' : line)).join('\n')))
    expect(lines[0]).toBeNull()
    expect(lines.at(-1)).toBeNull()
    expect(lines.filter((line) => line?.kind === 'same').map((line) => line!.text)).toEqual(['line 8', 'line 9', 'line 11', 'line 12'])
    expect(shortened(diffOf('a', 'a'))).toEqual([null])
  })
})

describe('a length of time', () => {
  it('is said in days where it is whole days, of office time or of all time', () => {
    expect(timeInWords(14, 'working')).toEqual(['services.desk.time.working_days', 2])
    expect(timeInWords(24, 'calendar')).toEqual(['services.desk.time.calendar_days', 1])
    expect(timeInWords(4, 'working')).toEqual(['services.desk.time.working_hours', 4])
  })
})
