import 'fake-indexeddb/auto'
import { webcrypto } from 'node:crypto'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { shallowReactive } from 'vue'
import Dexie from 'dexie'
import { hearServerTime, timeOf, life } from '../outbox/clock'
import { Outbox, type Waiting } from '../outbox/replay'
import { localId, type Deed } from '../outbox/rows'
import { Store } from '../outbox/store'
import { ApiProblem } from '../shell/api'

if (!globalThis.crypto?.subtle) Object.defineProperty(globalThis, 'crypto', { value: webcrypto })

const community = '/communities/1'
const deed = (subject: string, code: string, more: Partial<Deed> = {}): Deed => ({ subject, code, about: '青年路 3 号', path: `${community}/assignments/${subject}/${code}`, body: {}, ...more })
const problem = (status: number, code: string) => new ApiProblem({ type: 'about:blank', title: code, detail: code, status, code, errors: [] })
const noNetwork = () => problem(0, 'network')

interface Sent { method: string; path: string; body: unknown; key: string }
// A server that keeps the first answer to each key, and the network before it.
class Server {
  sent: Sent[] = []
  down = false
  answer: (sent: Sent) => unknown = () => ({ id: '77' })
  happened = new Map<string, unknown>()
  swallow = false // the write happens, its reply is lost
  send = async (method: string, path: string, body: unknown, key: string) => {
    if (this.down) throw noNetwork()
    const sent = { method, path, body: body instanceof Blob ? body : JSON.parse(JSON.stringify(body)), key }
    this.sent.push(sent)
    if (!this.happened.has(key)) this.happened.set(key, this.answer(sent))
    if (this.swallow) { this.swallow = false; throw noNetwork() }
    return this.happened.get(key)
  }
}

let name = 0
async function opened(server: Server, database: string, account = 'a1', secret = 's1') {
  const store = new Store(database)
  expect(await store.start()).toBe(true)
  if (secret) await store.enter(account, secret)
  const state = shallowReactive<Waiting>({ rows: [], online: true, sending: false, sent_at: 0 })
  const outbox = new Outbox(store, state, server.send, () => {}, 300)
  await outbox.read()
  return { store, outbox, state }
}

describe('the outbox', () => {
  let server: Server, database: string
  beforeEach(() => {
    server = new Server()
    database = `outbox-${++name}`
  })

  it('sends at once while there is a network, and keeps nothing', async () => {
    const { outbox, state } = await opened(server, database)
    expect(await outbox.tell(deed('5', 'departure'))).toEqual({ waits: false, reply: { id: '77' } })
    expect(state.rows).toEqual([])
  })

  it('loses nothing and sends nothing twice, in order, over two restarts', async () => {
    server.down = true
    const first = await opened(server, database)
    expect((await first.outbox.tell(deed('5', 'departure'))).waits).toBe(true)
    const second = await opened(server, database, 'a1', '')
    await second.outbox.tell(deed('5', 'arrival'))
    const third = await opened(server, database, 'a1', '')
    await third.outbox.tell(deed('5', 'completion', { body: { note: '好了' } }))
    const keys = third.state.rows.map((row) => row.key)
    expect(new Set(keys).size).toBe(3)
    server.down = false
    server.swallow = true
    await third.outbox.hurry()
    await third.outbox.hurry()
    expect(third.state.rows).toEqual([])
    expect(server.sent.map((each) => each.path.split('/').at(-1))).toEqual(['departure', 'departure', 'arrival', 'completion'])
    expect([...server.happened.keys()]).toEqual(keys)
  })

  it('sends the same body again, also where it says when it happened', async () => {
    const { outbox } = await opened(server, database)
    server.swallow = true
    await outbox.tell(deed('5', 'departure', { dated: true }))
    hearServerTime(new Date(Date.now() + 3600_000).toUTCString())
    await outbox.hurry()
    expect(server.sent[0]).toEqual(server.sent[1])
    hearServerTime(new Date().toUTCString())
  })

  it('holds back what follows a refusal on the same subject, and goes on with the others', async () => {
    server.down = true
    const { outbox, state } = await opened(server, database)
    await outbox.tell(deed('5', 'acceptance'))
    await outbox.tell(deed('5', 'departure'))
    await outbox.tell(deed('6', 'arrival'))
    server.down = false
    server.answer = ({ path }) => { if (path.includes('/5/')) throw problem(409, 'requests.taken'); return {} }
    await outbox.hurry()
    expect(state.rows.map((row) => [row.deed.code, row.state])).toEqual([['acceptance', 'refused'], ['departure', 'waiting']])
    expect(state.rows[0]!.refusal?.code).toBe('requests.taken')
    await outbox.discard(state.rows[0]!.key)
    expect(state.rows).toEqual([])
  })

  it('tells a refusal at once to whoever looks on', async () => {
    const { outbox, state } = await opened(server, database)
    server.answer = () => { throw problem(422, 'platform.invalid') }
    await expect(outbox.tell(deed('5', 'completion'))).rejects.toThrow('platform.invalid')
    expect(state.rows).toEqual([])
  })

  it('keeps what a busy server or an ended session did not take', async () => {
    const { outbox, state } = await opened(server, database)
    for (const [status, code] of [[503, 'platform.busy'], [429, 'platform.too_many'], [401, 'platform.not_signed_in'], [403, 'platform.csrf']] as const) {
      server.answer = () => { throw problem(status, code) }
      expect((await outbox.tell(deed(code, 'note'))).waits).toBe(true)
    }
    expect(state.rows.every((row) => row.state === 'waiting')).toBe(true)
    expect(state.rows).toHaveLength(4)
  })

  it('uploads a picture before its deed, and names what it builds on', async () => {
    server.down = true
    const { outbox, store } = await opened(server, database)
    const picture = localId('0191-picture')
    await store.putPicture(picture, '0191-picture', new Blob(['shot'], { type: 'image/jpeg' }))
    await outbox.tell(deed('9', 'taking', { path: `${community}/requests/9/taking` }))
    const [taking] = outbox.state.rows
    await outbox.tell(deed('9', 'completion', { path: `${community}/assignments/${localId(taking!.key)}/completion`, body: { pictures: [picture] } }))
    server.down = false
    server.answer = ({ path }) => ({ id: path.endsWith('/pictures') ? '31' : '77' })
    await outbox.hurry()
    expect(server.sent.map((each) => each.path)).toEqual([`${community}/requests/9/taking`, `${community}/pictures`, `${community}/assignments/77/completion`])
    expect(server.sent[2]!.body).toEqual({ pictures: ['31'] })
    expect(await store.picture(picture)).toBeNull()
  })
})

describe('what was sent just now', () => {
  it('is told in the moment in which it stops waiting, after what is kept was put right', async () => {
    const server = new Server(), store = new Store(`outbox-${++name}`)
    await store.start()
    await store.enter('a1', 's1')
    const state = shallowReactive<Waiting>({ rows: [], online: true, sending: false, sent_at: 0 })
    const heard: unknown[] = []
    const outbox = new Outbox(store, state, server.send, (row, reply) => heard.push([row.deed.code, reply, state.rows.length]), 300, async (row) => { heard.push([row.deed.code, 'kept', state.rows.length]) })
    server.down = true
    await outbox.tell(deed('5', 'arrival'))
    expect(heard).toEqual([])
    server.down = false
    await outbox.hurry()
    expect(heard).toEqual([['arrival', 'kept', 1], ['arrival', { id: '77' }, 0]])
  })

  it('carries when it was done, and the same time at every try', async () => {
    const server = new Server()
    const { outbox } = await opened(server, `outbox-${++name}`)
    server.swallow = true
    await outbox.tell(deed('5', 'note', { path: `${community}/requests/5/notes`, body: { words: '敲了门' }, dated: true }))
    await outbox.hurry()
    const times = server.sent.map((each) => (each.body as { happened_at: string }).happened_at)
    expect(times).toHaveLength(2)
    expect(times[0]).toBe(times[1])
    expect(Math.abs(Date.parse(times[0]!) - Date.now())).toBeLessThan(60_000)
  })
})

describe('what is kept on the telephone', () => {
  it('cannot be read in the database, and its key cannot be taken out', async () => {
    const server = new Server(), database = `outbox-${++name}`
    server.down = true
    const { outbox, store } = await opened(server, database)
    await outbox.tell(deed('5', 'note', { body: { words: '李奶奶家的钥匙在门垫下' } }))
    await store.keepReply(`${community}/work`, { items: ['李奶奶'] })
    const raw = await new Dexie(database).open()
    const all = await Promise.all(raw.tables.map((table) => table.toArray()))
    const bytes = (value: unknown): string => value instanceof ArrayBuffer ? Buffer.from(value).toString('utf8') : ArrayBuffer.isView(value) ? Buffer.from(value.buffer).toString('utf8') : value && typeof value === 'object' ? Object.values(value).map(bytes).join(' ') : String(value)
    expect(bytes(all)).not.toContain('李奶奶')
    const kept = (await raw.table('keys').toArray())[0] as { key: CryptoKey }
    await expect(crypto.subtle.exportKey('raw', kept.key)).rejects.toThrow()
  })

  it('goes when another account comes, and after seven days', async () => {
    const server = new Server(), database = `outbox-${++name}`
    server.down = true
    const first = await opened(server, database)
    await first.store.keepReply('/vocabulary', { front: [] })
    await first.outbox.tell(deed('5', 'note'))
    const other = await opened(server, database, 'a2', 's2')
    expect(other.state.rows).toEqual([])
    expect(await other.store.reply('/vocabulary')).toBeUndefined()
    await other.store.keepReply('/vocabulary', { front: [] })
    const late = new Store(database)
    await late.start(Date.now() + 8 * 24 * 3600_000)
    expect(late.ready).toBe(false)
  })

  it('keeps what was not sent for the same account over a new session, and nothing of the day', async () => {
    const server = new Server(), database = `outbox-${++name}`
    server.down = true
    const first = await opened(server, database)
    await first.store.keepReply('/vocabulary', { front: [] })
    await first.outbox.tell(deed('5', 'note'))
    await first.store.lock()
    expect(await first.store.reply('/vocabulary')).toBeUndefined()
    const again = await opened(server, database, 'a1', 's2')
    expect(again.state.rows.map((row) => row.deed.code)).toEqual(['note'])
  })
})

describe('a clock that is wrong', () => {
  it('is put right for what was done before the server was heard', async () => {
    vi.useFakeTimers({ now: 1_800_000_000_000 })
    hearServerTime(new Date(1_800_000_000_000 - 3600_000).toUTCString())
    const known = { made_at: 1_000, offset: -3600_000, life, known: true }
    expect(timeOf(known)).toBe(1_000)
    const unheard = { made_at: 1_800_000_000_000, offset: 0, life, known: false }
    expect(Math.round((timeOf(unheard) - (1_800_000_000_000 - 3600_000)) / 1_000)).toBeLessThanOrEqual(1)
    expect(timeOf({ ...unheard, life: 'before' })).toBe(1_800_000_000_000)
    hearServerTime(new Date(1_800_000_000_000).toUTCString())
    vi.useRealTimers()
  })
})
