// Who is signed in, for all pages of an end.
import { computed, reactive } from 'vue'
import type { Session } from '../api/records'
import { api, connection } from './api'
import { followAccount } from './appearance'
import { setLanguage } from './i18n'
import { remember } from './opening'

const stranger: Session = {
  account_id: null, csrf: '', name: '', person_id: null, household_id: null, community_id: null, staff: false, language: 'zh',
  preferences: { large_text: false, spoken_contact: false, language: 'zh' }, ends: [], communities: [], grants: [], volunteer_id: null,
  principals: [], new_devices: []
}

export const session = reactive({ ...stranger, loaded: false, chosen_community: '' })
export const signedIn = computed(() => session.account_id !== null)
// The community whose pages are shown: the one chosen at the desk, else one's own.
export const communityId = computed(() => session.chosen_community || session.community_id || session.communities[0]?.id || '')
export const C = (path: string) => `/communities/${communityId.value}${path}`
// What is mine stays in my own community, also while I act for somebody elsewhere.
export const mine = (path: string) => `/communities/${session.community_id ?? communityId.value}${path}`

export function accept(fresh: Session) {
  Object.assign(session, stranger, fresh, { loaded: true })
  connection.csrf = fresh.csrf
  remember(fresh.account_id !== null)
  followAccount(fresh.account_id, fresh.preferences?.large_text ?? false)
  // Chinese is what an account begins with, English is a choice.
  if (fresh.preferences?.language === 'en' && !localStorage.getItem('linli.language')) void setLanguage('en')
}

export async function loadSession() {
  accept(await api.get<Session>('/session'))
}

// Forgets who was signed in, once the server has.
export function leave() {
  accept({ ...stranger })
  location.hash = '#/sign-in'
}
export async function signOut() {
  await api.remove('/session')
  leave()
}

// Holds the permission somewhere in the community that is shown.
export function may(permission: string): boolean {
  return session.grants.some((grant) => grant.permission === permission && (!grant.community_id || grant.community_id === communityId.value))
}

// Holds the permission in the area with this code: a right in an area holds in everything below it.
export function mayIn(permission: string, code: string): boolean {
  return session.grants.some((grant) => grant.permission === permission && code.startsWith(grant.area_code))
}
