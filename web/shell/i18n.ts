// Chinese first, English complete. Messages come from web/shell/messages.*.json and modules/*/web/messages*.{zh,en}.json:
// nested objects whose keys are joined with dots.
import { createI18n } from 'vue-i18n'
import { connection } from './api'

export type Language = 'zh' | 'en'
type Tree = { [key: string]: string | Tree }

function merge(into: Tree, from: Tree): Tree {
  for (const [key, value] of Object.entries(from)) {
    const present = into[key]
    into[key] = typeof value === 'object' && typeof present === 'object' ? merge(present, value) : value
  }
  return into
}

function gather(found: Record<string, unknown>): Tree {
  const all: Tree = {}
  for (const each of Object.values(found)) merge(all, structuredClone((each as { default: Tree }).default))
  return all
}

const end = typeof location === 'undefined' ? '' : (location.pathname.split('/')[1] ?? '')
// Each end loads its own words and the common ones of a language when it needs them.
const common = {
  zh: import.meta.glob(['./messages.zh.json', '../../modules/*/web/messages.zh.json'], { eager: true }),
  en: import.meta.glob(['./messages.en.json', '../../modules/*/web/messages.en.json'])
}
const own: Record<string, Record<Language, Record<string, () => Promise<unknown>>>> = {
  resident: { zh: import.meta.glob('../../modules/*/web/messages.resident.zh.json'), en: import.meta.glob('../../modules/*/web/messages.resident.en.json') },
  field: { zh: import.meta.glob(['../../modules/*/web/messages.field.zh.json', '../outbox/messages.zh.json']), en: import.meta.glob(['../../modules/*/web/messages.field.en.json', '../outbox/messages.en.json']) },
  desk: { zh: import.meta.glob('../../modules/*/web/messages.desk.zh.json'), en: import.meta.glob('../../modules/*/web/messages.desk.en.json') }
}

export const i18n = createI18n({
  legacy: false,
  locale: 'zh',
  fallbackLocale: 'zh',
  messages: { zh: gather(common.zh), en: {} } as Record<string, Tree>
})

async function load(found: Record<string, () => Promise<unknown>>): Promise<Tree> {
  const files = await Promise.all(Object.values(found).map((open) => open()))
  return gather(Object.fromEntries(files.map((file, i) => [i, file])))
}

const loaded = new Set<string>()
async function loadLanguage(language: Language) {
  if (loaded.has(language)) return
  loaded.add(language)
  const words = merge(language === 'en' ? await load(common.en) : gather(common.zh), await load(own[end]?.[language] ?? {}))
  i18n.global.setLocaleMessage(language, words)
}

export function language(): Language {
  return i18n.global.locale.value as Language
}

export async function setLanguage(next: Language, remember = false) {
  await loadLanguage(next)
  i18n.global.locale.value = next
  connection.language = next
  document.documentElement.lang = next === 'zh' ? 'zh-CN' : 'en'
  if (remember) localStorage.setItem('linli.language', next)
}

export async function startLanguage() {
  const remembered = localStorage.getItem('linli.language')
  await loadLanguage('zh')
  await setLanguage(remembered === 'en' ? 'en' : 'zh')
}
