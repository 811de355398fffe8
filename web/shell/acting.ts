// For whom the person at the screen is acting: themself, somebody who agreed to it, or the home whose paper card they were
// shown. It is chosen once and holds on every page until it is given back or the session ends.
import { computed, reactive, watch } from 'vue'
import type { Principal } from '../api/records'
import { session } from './session'

// A scanned card is a secret of the paper: it is kept until the page is closed and nowhere written down.
export interface ShownCard { secret: string; community_id: string; home_of: string }

const key = 'linli.acting'
const state = reactive({ person_id: '', card: null as ShownCard | null })

function kept(): { account: string; person: string } | null {
  try { return JSON.parse(localStorage.getItem(key) ?? 'null') as { account: string; person: string } | null } catch { return null }
}
function keep(person: string) {
  try {
    if (person) localStorage.setItem(key, JSON.stringify({ account: session.account_id, person }))
    else localStorage.removeItem(key)
  } catch { /* then it holds until the page is closed */ }
}

export const principal = computed<Principal | null>(() => session.principals.find((each) => each.person_id === state.person_id) ?? null)
export const card = computed(() => state.card)
export const actingFor = computed(() => principal.value?.name ?? state.card?.home_of ?? '')

function show(community: string | null) {
  session.chosen_community = community && community !== session.community_id ? community : ''
}
export function actFor(chosen: Principal) {
  Object.assign(state, { person_id: chosen.person_id, card: null })
  keep(chosen.person_id)
  show(chosen.community_id)
}
export function actByCard(shown: ShownCard) {
  Object.assign(state, { person_id: '', card: shown })
  keep('')
  show(shown.community_id)
}
export function actForMyself() {
  Object.assign(state, { person_id: '', card: null })
  keep('')
  show(null)
}

// What a request says when somebody else asks it. Without a principal it is one's own.
export const onBehalf = () => (principal.value ? { for_person_id: principal.value.person_id } : {})

// Consent may have ended since, and another person may have signed in: then one acts for oneself.
watch([() => session.loaded, () => session.account_id, () => session.principals], () => {
  if (!session.loaded) return
  const before = kept()
  const still = before?.account === session.account_id && session.principals.find((each) => each.person_id === before.person)
  if (still) actFor(still)
  else if (!session.account_id || !state.card) actForMyself()
}, { immediate: true })
