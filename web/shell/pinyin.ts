// The first letters of Chinese words as people type them ("水管" is "sg"), from the browser's own order of pinyin instead
// of a table: these characters stand first under their letter.
const letters = 'abcdefghjklmnopqrstwxyz'
const firsts = [...'阿八嚓哒妸发旮哈丌咔垃妈拏喔趴七呥仨他屲夕丫帀']
const order = typeof Intl === 'undefined' ? null : new Intl.Collator('zh-Hans-CN-u-co-pinyin')
// Some browsers carry no pinyin; then nothing is found this way, and nothing is found wrongly.
const knows = !!order && order.compare('阿', '八') < 0 && order.compare('丫', '帀') < 0

function lookUp(character: string): string {
  if (!/[一-鿿]/.test(character)) return /[a-z0-9]/i.test(character) ? character.toLowerCase() : ''
  let at = -1
  while (at + 1 < firsts.length && order!.compare(firsts[at + 1]!, character) <= 0) ++at
  return letters[at] ?? ''
}
// To compare is slow, and the same few hundred characters come again and again.
const found = new Map<string, string>()
function letterOf(character: string): string {
  const letter = found.get(character) ?? lookUp(character)
  found.set(character, letter)
  return letter
}

export const firstLetters = (text: string): string => (knows ? [...text].map(letterOf).join('') : '')
