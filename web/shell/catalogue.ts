// The kinds of service and the vocabulary of this community, loaded once, with a search that forgives.
import { computed, reactive } from 'vue'
import type { Items, Named, Service, Vocabulary } from '../api/records'
import { api } from './api'
import { firstLetters } from './pinyin'
import { C, communityId } from './session'
import { words } from './words'

const store = reactive({ of: '', all: [] as Service[], services: [] as Service[], vocabulary: null as Vocabulary | null })

export async function loadCatalogue() {
  if (store.of === communityId.value && store.all.length) return
  const [rows, vocabulary] = await Promise.all([api.get<Items<{ service: Service; offered: boolean }>>(C('/catalogue')), api.get<Vocabulary>('/vocabulary')])
  const kinds = (list: typeof rows.items) => list.map((row) => row.service)
  Object.assign(store, { of: communityId.value, all: kinds(rows.items), services: kinds(rows.items.filter((row) => row.offered)), vocabulary })
}

// What may be ordered now. A paused kind still has its name, for what was ordered before.
export const services = computed(() => store.services)
export const vocabulary = computed(() => store.vocabulary)
export const serviceOf = (code: string) => store.all.find((each) => each.code === code)
export const kindName = (code: string) => words(serviceOf(code)?.name) || code

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
export function inMyOrder(all: Service[], used: Record<string, number> = {}, month = new Date().getMonth() + 1): Service[] {
  const front = store.vocabulary?.front ?? []
  const weight = (each: Service) => (used[each.code] ?? 0) * 10 + (front.includes(each.code) ? 5 : 0) + (each.season.includes(month) ? 3 : 0)
  return all.map((each, i) => ({ each, i })).sort((a, b) => weight(b.each) - weight(a.each) || a.i - b.i).map(({ each }) => each)
}

const plain = (text: string) => text.toLowerCase().replace(/[\s,。,.!?、]/g, '')
const pairsOf = (text: string) => new Set([...text].slice(0, -1).map((_, i) => text.slice(i, i + 2)))

// Whole words count most; then the first letters of pinyin, typed as such or behind a wrong character that sounds alike;
// shared pairs of letters forgive the rest.
function likeness(name: string, text: string): number {
  if (name.includes(text) || (name.length > 1 && text.includes(name))) return 1 + name.length / 100
  const letters = firstLetters(text), initials = firstLetters(name)
  const sounds = letters.length > 1 && initials.length > 1 && (initials.startsWith(letters) || (letters !== text && initials === letters)) ? 0.8 : 0
  const mine = pairsOf(text), theirs = pairsOf(name)
  const shared = [...mine].filter((pair) => theirs.has(pair)).length
  return Math.max(sounds, shared / Math.max(1, mine.size))
}

// How well a kind fits what was typed or said.
export function fit(service: Service, typed: string): number {
  const text = plain(typed)
  if (!text) return 0
  const names = [service.name.zh, service.name.en, ...service.words.zh, ...service.words.en]
  const long = [service.summary.zh, service.summary.en].filter((summary) => plain(summary).includes(text))
  return Math.max(0, ...[...names, ...long].map((name) => likeness(plain(name), text)))
}

export function search(typed: string, most = 6): Service[] {
  return store.services.map((each) => ({ each, score: fit(each, typed) })).filter(({ score }) => score >= 0.3)
    .sort((a, b) => b.score - a.score).slice(0, most).map(({ each }) => each)
}
