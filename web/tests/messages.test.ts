import { readFileSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'

type Tree = { [key: string]: string | Tree }
const root = join(__dirname, '..', '..')

function files(folder: string, ending: RegExp): string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name)
    if (name === 'node_modules' || name === 'build') return []
    return statSync(path).isDirectory() ? files(path, ending) : ending.test(name) ? [path] : []
  })
}
function keys(tree: Tree, prefix = ''): string[] {
  return Object.entries(tree).flatMap(([key, value]) => (typeof value === 'string' ? [prefix + key] : keys(value, `${prefix}${key}.`)))
}
const said = (tree: Tree): string[] => Object.values(tree).flatMap((value) => (typeof value === 'string' ? [value] : said(value)))
const read = (path: string) => keys(JSON.parse(readFileSync(path, 'utf8')) as Tree)
const places = [join(root, 'web', 'shell'), join(root, 'web', 'outbox'), join(root, 'modules')]
const chinese = places.flatMap((folder) => files(folder, /^messages.*\.zh\.json$/))

describe('messages', () => {
  it.each(chinese)('%s has every key in English too', (path) => {
    expect(read(path.replace('.zh.json', '.en.json')).sort()).toEqual(read(path).sort())
  })
  it.each(chinese.flatMap((path) => [path, path.replace('.zh.json', '.en.json')]))('%s fills in names and nothing else', (path) => {
    const broken = said(JSON.parse(readFileSync(path, 'utf8')) as Tree).filter((sentence) => /[{}]/.test(sentence.replace(/\{\w+\}/g, '')) || /\|/.test(sentence.replace(/ \| /g, '')))
    expect(broken).toEqual([])
  })
  it('has every key that a page uses', () => {
    const all = new Set(chinese.flatMap(read))
    const pages = [...files(join(root, 'web'), /\.(vue|ts)$/), ...files(join(root, 'modules'), /\.(vue|ts)$/)].filter((path) => !path.includes('/tests/'))
    const missing = pages.flatMap((path) =>
      [...readFileSync(path, 'utf8').matchAll(/\$?\bt\(\s*'([a-z0-9_.]+)'/g)].map((match) => match[1]!).filter((key) => !all.has(key)).map((key) => `${path}: ${key}`)
    )
    expect(missing).toEqual([])
  })
})
