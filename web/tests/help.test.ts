import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'

type Tree = { [key: string]: string | Tree }
const modules = join(__dirname, '..', '..', 'modules')
const ends = readdirSync(modules).flatMap((name) => ['resident', 'field', 'desk'].map((end) => ({ name, end, file: join(modules, name, 'web', `${end}.ts`) }))).filter(({ file }) => existsSync(file))
const wordsOf = (name: string, end: string, language: string) => [`messages.${language}.json`, `messages.${end}.${language}.json`]
  .map((file) => join(modules, name, 'web', file)).filter(existsSync).map((file) => JSON.parse(readFileSync(file, 'utf8')) as Tree)
const at = (tree: Tree, key: string) => key.split('.').reduce<string | Tree | undefined>((found, part) => (typeof found === 'object' ? found[part] : undefined), tree)
const helps = ends.flatMap(({ name, end, file }) => [...readFileSync(file, 'utf8').matchAll(/\bhelp: '([^']+)'/g)].flatMap((match) => ['zh', 'en'].map((language) => ({ name, end, language, key: match[1]! }))))

it.each(helps)('$key explains its page in three sentences ($end, $language)', ({ name, end, language, key }) => {
  const text = wordsOf(name, end, language).map((tree) => at(tree, key)).find((found) => typeof found === 'string') as string | undefined
  expect(text, 'has words').toBeTruthy()
  expect(text!.match(/[。？]|[.?](?=\s|$)/g)?.length).toBe(3)
})
