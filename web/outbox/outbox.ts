// The front door: what an end that works without a network needs. README.md beside it says how to use it.
import { computed, onBeforeUnmount, shallowReactive, watch } from 'vue'
import { ApiProblem, api, connection, uuid7 } from '../shell/api'
import { loadSession, may, session } from '../shell/session'
import { hearServerTime } from './clock'
import { fetchAhead, isKept, settleKept } from './kept'
import { Outbox, type Told, type Waiting } from './replay'
import { localId, type Deed, type Row } from './rows'
import { keepShelf } from './shelf'
import { Store } from './store'

export { localId, isLocal, type Deed, type Row } from './rows'

const state = shallowReactive<Waiting>({ rows: [], online: typeof navigator === 'undefined' || navigator.onLine !== false, sending: false, sent_at: 0 })
const store = new Store()
let ahead: ReturnType<typeof setTimeout> | undefined
function soonAhead() {
  clearTimeout(ahead)
  ahead = setTimeout(() => void fetchAhead(may), 1_500)
}
type SentListener = (row: Row, reply: unknown) => void
const sentListeners = new Set<SentListener>()
function sent(row: Row, reply: unknown) {
  for (const listener of sentListeners) listener(row, reply)
  soonAhead()
}
// Calls `act` in the very moment in which something stops waiting because the server has it, while the component lives.
export function onSent(act: SentListener) {
  sentListeners.add(act)
  onBeforeUnmount(() => sentListeners.delete(act))
}
const outbox = new Outbox(store, state, (method, path, body, key) => api.write(method, path, body, key), sent, 4_000,
  (row, reply) => settleKept(store, row, reply, me.value).catch(() => undefined))

export const waiting = state
export const rows = computed(() => state.rows)
export const me = computed(() => ({ person_id: session.person_id ?? '', name: session.name }))

export const tell = <T = unknown>(deed: Deed): Promise<Told<T>> => outbox.tell<T>(deed)
export const retry = (key: string) => outbox.retry(key)
export const discard = (key: string) => outbox.discard(key)
export const sendNow = () => outbox.hurry()

// Signing out takes everything along, also what was not sent.
export async function forgetAll() {
  await store.wipe()
  state.rows = []
}

async function heard(path: string, reply: unknown) {
  if (path === '/session') await meet(reply as typeof session, true)
  if (isKept(path)) await store.keepReply(path, reply).catch(() => undefined)
  state.online = true
}
// One after the other: signing in must not meet itself.
let meeting: Promise<void> = Promise.resolve()
function meet(fresh: { account_id: string | null; csrf: string }, isHeard = false): Promise<void> {
  meeting = meeting.then(async () => {
    if (!fresh.account_id) return store.lock()
    await store.enter(fresh.account_id, fresh.csrf)
    if (isHeard) await store.touch()
    await outbox.read()
  }).catch(() => undefined)
  return meeting
}
async function read(path: string) {
  state.online = false
  return store.reply(path)
}
async function keepPicture(picture: Blob) {
  if (!store.ready) return null
  const key = uuid7()
  await store.putPicture(localId(key), key, picture)
  return { id: localId(key) }
}

// What the session that the store gave says may be long past: ask again as soon as there is a network.
async function comeBack() {
  if (!session.account_id) return
  await loadSession().catch((error: unknown) => { if (!(error instanceof ApiProblem)) throw error })
  await outbox.hurry()
  await fetchAhead(may)
}

// Opens what is kept, before the end does.
export async function startOutbox() {
  if (!(await store.start())) return
  connection.away = { reached: (response) => hearServerTime(response.headers.get('date')), heard, read, keepPicture }
  await outbox.read()
  // Signing in and out change the session without asking for it.
  watch([() => session.loaded, () => session.account_id, () => session.csrf], () => {
    if (session.loaded) void meet({ account_id: session.account_id, csrf: session.csrf }).then(() => (state.online ? outbox.hurry().then(() => fetchAhead(may)) : undefined))
  })
  addEventListener('online', () => { state.online = true; void comeBack() })
  addEventListener('offline', () => { state.online = false })
  document.addEventListener('visibilitychange', () => { if (document.visibilityState === 'visible') void outbox.hurry() })
  keepShelf()
}
