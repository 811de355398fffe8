// The kinds of service and the vocabulary of this community, loaded once, with a search that forgives. A page that only
// names and shows kinds loads them in a word each; everything about them is ten times as much.
import { computed, shallowReactive } from 'vue'
import type { Items, Kind, Kinds, Named, Service, ServiceRow, Vocabulary } from '../api/records'
import { api } from './api'
import { alsoOnChange } from './live'
import { whenIdle } from './load'
import { firstLetters } from './pinyin'
import { C, communityId } from './session'
import { words } from './words'

type Offered = Service & { offered: boolean }
const store = shallowReactive({ of: '', kinds: [] as Kind[], front: [] as string[], services: [] as Offered[], vocabulary: null as Vocabulary | null })

export async function loadKinds() {
  const of = communityId.value
  if (store.of === of) return
  const { items, front } = await api.get<Kinds>(C('/kinds'))
  if (store.of !== of) Object.assign(store, { of, kinds: items, front, services: [], vocabulary: null })
}

async function fetchCatalogue(of: string) {
  const [rows, vocabulary] = await Promise.all([api.get<Items<ServiceRow>>(C('/catalogue')), api.get<Vocabulary>('/vocabulary')])
  const services = rows.items.map(({ service, offered }) => ({ ...service, offered }))
  Object.assign(store, { of, kinds: services, front: vocabulary.front, services, vocabulary })
  // The first letter that somebody types would otherwise wait until all names are heard.
  for (const each of services) whenIdle(() => void fit(each, each.code))
}
// However many ask at once.
let fetching = { of: '', all: Promise.resolve() }
export function loadCatalogue(): Promise<void> {
  const of = communityId.value
  if (fetching.of !== of) {
    fetching = { of, all: fetchCatalogue(of) }
    fetching.all.catch(() => { fetching = { of: '', all: Promise.resolve() } })
  }
  return fetching.all
}

// Somebody elsewhere has changed it: what was loaded is fetched anew, the names alone where only these were. A failure
// leaves what is there, until the next change or visit.
async function hearOfChange() {
  if (fetching.of) return reloadCatalogue()
  if (!store.of) return
  const { items, front } = await api.get<Kinds>(C('/kinds'))
  Object.assign(store, { kinds: items, front })
}
alsoOnChange(['services'], () => void hearOfChange().catch(() => {}))

// Somebody here has changed it.
export function reloadCatalogue(): Promise<void> {
  fetching = { of: '', all: Promise.resolve() }
  return loadCatalogue()
}

// What may be ordered now. A paused kind still has its name, for what was ordered before.
const offered = <T extends { offered: boolean }>(all: T[]) => all.filter((each) => each.offered)
export const kinds = computed(() => offered(store.kinds))
export const services = computed(() => offered(store.services))
export const vocabulary = computed(() => store.vocabulary)
export const serviceOf = (code: string) => store.services.find((each) => each.code === code)
export const kindOf = (code: string) => store.kinds.find((each) => each.code === code)
export const kindName = (code: string) => words(kindOf(code)?.name) || code

export function nameIn(list: Named[] | undefined, code: string): string {
  return words(list?.find((each) => each.code === code)?.name) || code
}

// How often I ordered each kind: from what I ordered, so that it comes along to a new telephone.
export const habitsOf = (ordered: { kind: string }[]) => {
  const used: Record<string, number> = {}
  for (const { kind } of ordered) used[kind] = (used[kind] ?? 0) + 1
  return used
}

// My habits first, then what most people need, then what fits the season, then the catalogue's own order.
export function inMyOrder<T extends Pick<Kind, 'code' | 'season'>>(all: T[], used: Record<string, number> = {}, month = new Date().getMonth() + 1): T[] {
  const { front } = store
  const weight = (each: T) => (used[each.code] ?? 0) * 10 + (front.includes(each.code) ? 5 : 0) + (each.season.includes(month) ? 3 : 0)
  return all.map((each, i) => ({ each, i })).sort((a, b) => weight(b.each) - weight(a.each) || a.i - b.i).map(({ each }) => each)
}

const plain = (text: string) => text.toLowerCase().replace(/[\s,。,.!?、]/g, '')

// A name as the search hears it. A thousand names are compared again with every letter that is typed, so each is heard once.
interface Heard { text: string; initials: string; pairs: Set<string> }
const heardBefore = new Map<string, Heard>()
function hear(name: string): Heard {
  const known = heardBefore.get(name)
  if (known) return known
  const text = plain(name)
  const heard = { text, initials: firstLetters(text), pairs: new Set([...text].slice(0, -1).map((_, i) => text.slice(i, i + 2))) }
  heardBefore.set(name, heard)
  return heard
}

// Whole words count most; then the first letters of pinyin, typed as such or behind a wrong character that sounds alike;
// shared pairs of letters forgive the rest.
function likeness(name: Heard, typed: Heard): number {
  if (name.text.includes(typed.text) || (name.text.length > 1 && typed.text.includes(name.text))) return 1 + name.text.length / 100
  const letters = typed.initials, { initials } = name
  const sounds = letters.length > 1 && initials.length > 1 && (initials.startsWith(letters) || (letters !== typed.text && initials === letters)) ? 0.8 : 0
  const shared = [...typed.pairs].filter((pair) => name.pairs.has(pair)).length
  return Math.max(sounds, shared / Math.max(1, typed.pairs.size))
}

// How well a kind fits what was typed or said; by its name alone while nothing else is known of it.
export function fit(kind: Pick<Kind, 'name'> & Partial<Pick<Service, 'words' | 'summary'>>, typed: string): number {
  const wanted = hear(typed)
  if (!wanted.text) return 0
  const { name, words, summary } = kind
  const names = [name.zh, name.en, ...(words ? [...words.zh, ...words.en] : [])]
  const long = summary ? [summary.zh, summary.en].filter((each) => hear(each).text.includes(wanted.text)) : []
  return Math.max(0, ...[...names, ...long].map((each) => likeness(hear(each), wanted)))
}

export function search<T extends Kind>(all: T[], typed: string, most = 6): T[] {
  return all.map((each) => ({ each, score: fit(each, typed) })).filter(({ score }) => score >= 0.3)
    .sort((a, b) => b.score - a.score).slice(0, most).map(({ each }) => each)
}
