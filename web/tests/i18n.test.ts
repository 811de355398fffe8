import { beforeAll, expect, it } from 'vitest'
import { isSaid, language, sentences, setLanguage, startLanguage, t } from '@/shell/i18n'

beforeAll(() => startLanguage({
  zh: { one: { test: { hello: '您好，{name}。', only: '只有中文。', things: '{count} 件事', reasons: ['下雨', '生病'] } } },
  en: { one: async () => ({ test: { hello: 'Hello, {name}.', things: 'nothing | one thing | {count} things', kinds: 'kind | kinds' } }) }
}))

it('speaks Chinese first, English when it is chosen, and Chinese where there is no English', async () => {
  expect(t('test.hello', { name: '王奶奶' })).toBe('您好，王奶奶。')
  await setLanguage('en')
  expect(language()).toBe('en')
  expect(t('test.hello', { name: 'Wang' })).toBe('Hello, Wang.')
  expect(t('test.only')).toBe('只有中文。')
})
it('chooses the form that fits the number', async () => {
  await setLanguage('en')
  expect([0, 1, 5].map((count) => t('test.things', { count }))).toEqual(['nothing', 'one thing', '5 things'])
  expect([0, 1, 1.5, 2].map((count) => t('test.kinds', count))).toEqual(['kinds', 'kind', 'kinds', 'kinds'])
  await setLanguage('zh')
  expect(t('test.things', 3)).toBe('3 件事')
})
it('fills in nothing where nothing is known, and shows the key that nobody wrote', () => {
  expect(t('test.hello')).toBe('您好，。')
  expect(t('test.unwritten')).toBe('test.unwritten')
  expect(isSaid('test.unwritten')).toBe(false)
  expect(sentences('test.reasons')).toEqual(['下雨', '生病'])
})
