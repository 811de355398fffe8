import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { followAccount, fromWords, looks, setLooks, toWords } from '@/shell/appearance'

const firstPaint = readFileSync(join(__dirname, '../public/first-paint.js'), 'utf8')
const usual = { theme: 'system', contrast: 'system', text: 'usual', still: false, silent: false } as const
const paint = (prefers: string[] = []) => {
  vi.stubGlobal('matchMedia', (query: string) => ({ matches: prefers.some((each) => query.includes(each)), addEventListener: () => {} }))
  vi.stubGlobal('navigator', { languages: ['zh-CN', 'en'] })
  new Function(firstPaint)()
}
const classes = () => [...document.documentElement.classList].sort()

describe('how a page looks', () => {
  beforeEach(() => {
    localStorage.clear()
    document.documentElement.className = ''
    followAccount(null, false)
    setLooks(usual)
  })

  it('is kept as words and read back the same', () => {
    const chosen = { theme: 'dark', contrast: 'more', text: 'largest', still: true, silent: true } as const
    expect(fromWords(toWords(chosen))).toEqual(chosen)
    expect(toWords(usual)).toBe('')
    expect(fromWords('')).toEqual(usual)
  })
  it('is painted as chosen before anything else, whatever the system prefers', () => {
    localStorage.setItem('linli.looks', 'light no-contrast largest')
    paint(['color-scheme: dark', 'contrast: more'])
    expect(classes()).toEqual(['large-text', 'largest-text'])
  })
  it('follows the system where nothing was chosen', () => {
    paint(['color-scheme: dark', 'contrast: more'])
    expect(classes()).toEqual(['contrast', 'dark'])
  })
  it('changes at once', () => {
    paint()
    setLooks({ theme: 'dark', text: 'large' })
    expect(classes()).toEqual(['dark', 'large-text'])
    expect(localStorage.getItem('linli.looks')).toBe('dark large')
  })
  it('brings large text along with the account and leaves what this device chose', () => {
    followAccount('1', true)
    expect(looks.text).toBe('large')
    setLooks({ text: 'largest' })
    followAccount('1', true)
    expect(looks.text).toBe('largest')
    followAccount('1', false)
    expect(looks.text).toBe('usual')
    followAccount(null, false)
    setLooks({ text: 'large' })
    followAccount('2', false)
    expect(looks.text).toBe('large')
  })
})
