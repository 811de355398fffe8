import { describe, expect, it } from 'vitest'
import { paragraphsOf, piecesOf, spokenOf } from '../../modules/notices/web/noticeText'
import { standingOf } from '../../modules/notices/web/standing'
import type { Notice } from '../api/records'

describe('the text of a notice', () => {
  it('has a paragraph for each line with something in it', () => {
    expect(paragraphsOf('停水。\n\n  请接水。 \n').map((pieces) => pieces[0]!.text)).toEqual(['停水。', '请接水。'])
  })
  it('makes links of whole addresses, without the full stop behind them', () => {
    expect(piecesOf('看这里：https://www.gov.cn/a?b=1。谢谢')).toEqual([
      { text: '看这里：', href: '' }, { text: 'https://www.gov.cn/a?b=1', href: 'https://www.gov.cn/a?b=1' }, { text: '。谢谢', href: '' }
    ])
    expect(piecesOf('See https://example.org/x.')[1]).toEqual({ text: 'https://example.org/x', href: 'https://example.org/x' })
  })
  it('makes no link of a script, of hidden names or of markup', () => {
    for (const text of ['javascript:alert(1)', 'https://bank.cn@evil.example/', '<a href="x">x</a>', 'data:text/html,x', 'http://']) {
      expect(piecesOf(text).every((piece) => piece.href === '')).toBe(true)
    }
  })
  it('is read aloud without its addresses', () => {
    expect(spokenOf('体检', '请看 https://a.cn/b 再来')).toBe('体检\n请看  再来')
  })
})

describe('where a notice stands', () => {
  const notice = (change: Partial<Notice>) => ({ state: 'published', starts_at: '2026-11-24T00:00:00Z', ends_at: '2026-11-26T00:00:00Z', ...change }) as Notice
  const now = Date.parse('2026-11-25T00:00:00Z')
  it('goes by the clock once it is published', () => {
    expect(standingOf(notice({}), now)).toBe('published')
    expect(standingOf(notice({ starts_at: '2026-11-25T12:00:00Z' }), now)).toBe('later')
    expect(standingOf(notice({ ends_at: '2026-11-25T00:00:00Z' }), now)).toBe('ended')
    expect(standingOf(notice({ state: 'draft', ends_at: '2026-11-24T12:00:00Z' }), now)).toBe('draft')
  })
})
