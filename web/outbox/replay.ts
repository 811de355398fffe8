// Sends what waits: strictly in order for each subject, the pictures of a deed before it, the same key and body each time.
import { ApiProblem, uuid7 } from '../shell/api'
import { clock, life, serverNow, timeOf } from './clock'
import { localId, localPictures, renamed, type Deed, type Row } from './rows'
import type { Store } from './store'

export type Send = (method: string, path: string, body: unknown, key: string) => Promise<unknown>
export type Told<T> = { waits: false; reply: T } | { waits: true; key: string }
type Outcome = { sent: unknown } | { refused: ApiProblem } | 'waits'

export interface Waiting { rows: Row[]; online: boolean; sending: boolean; sent_at: number }

const firstPause = 5_000
const longestPause = 300_000
const communityOf = (path: string) => /^\/communities\/\d+/.exec(path)?.[0] ?? ''
// Nobody decided anything yet: it is worth another try.
const isPassing = (problem: ApiProblem) => [0, 401, 408, 429].includes(problem.status) || problem.status >= 500 || problem.code === 'platform.csrf'
const stopsAll = (problem: ApiProblem) => [0, 401, 429].includes(problem.status) || problem.code === 'platform.csrf'

export class Outbox {
  private watchers = new Map<string, (outcome: Outcome) => void>()
  private round: Promise<void> | null = null
  private wanted = false
  private timer: ReturnType<typeof setTimeout> | undefined
  private pause = firstPause
  private latest = 0
  // `settle` makes of what is kept what was sent, before the row goes; `onSent` hears of it in the moment in which it goes.
  // `patience`: how long a person is kept waiting for the server's answer before the deed counts as kept for later.
  constructor(readonly store: Store, readonly state: Waiting, private send: Send, private onSent: (row: Row, reply: unknown) => void = () => {}, private patience = 4_000, private settle: (row: Row, reply: unknown) => Promise<void> = async () => {}) {}

  async read() {
    this.state.rows = await this.store.rows()
    await this.store.forgetPictures(new Set(this.state.rows.flatMap((row) => localPictures(row.deed))))
  }

  async tell<T>(deed: Deed): Promise<Told<T>> {
    const key = uuid7(serverNow())
    const row = this.rowOf(key, deed)
    if (!this.store.ready) return { waits: false, reply: (await this.send(deed.method ?? 'POST', deed.path, dated(row).body ?? {}, key)) as T }
    await this.store.put(row)
    this.state.rows = [...this.state.rows, row]
    if (navigator.onLine === false) {
      this.state.online = false
      this.again()
      return { waits: true, key }
    }
    const outcome = await this.wait(key)
    if (outcome === 'waits') return { waits: true, key }
    if ('sent' in outcome) return { waits: false, reply: outcome.sent as T }
    await this.discard(key)
    throw outcome.refused
  }
  private rowOf(key: string, deed: Deed): Row {
    const { offset, known } = clock()
    this.latest = Math.max(this.latest + 1, Date.now(), ...this.state.rows.map((row) => row.order + 1))
    return { key, order: this.latest, subject: deed.subject, account: this.store.account, state: 'waiting', attempt: 0, made_at: Date.now() + offset, offset, life, known, frozen: false, deed: JSON.parse(JSON.stringify(deed)) as Deed, refusal: null }
  }
  private wait(key: string): Promise<Outcome> {
    return new Promise((resolve) => {
      const timer = setTimeout(() => settle('waits'), this.patience)
      const settle = (outcome: Outcome) => { clearTimeout(timer); this.watchers.delete(key); resolve(outcome) }
      this.watchers.set(key, settle)
      void this.replay()
    })
  }

  // Sends all that can be sent. A call while one runs has it go over the list once more.
  replay(): Promise<void> {
    this.wanted = true
    this.round ??= this.rounds()
    return this.round
  }
  private async rounds() {
    clearTimeout(this.timer)
    this.state.sending = true
    try {
      while (this.wanted) {
        this.wanted = false
        await this.alone(() => this.run())
      }
    } finally {
      this.round = null
      this.state.sending = false
    }
  }
  // Two windows of one telephone do not send at once. Keys would keep it from happening twice; this spares the network.
  private async alone(act: () => Promise<void>) {
    if (navigator.locks) await navigator.locks.request('linli-outbox', act)
    else await act()
  }
  private async run() {
    const held = new Set<string>()
    const tried = new Set<string>()
    for (let row = this.next(held, tried); row; row = this.next(held, tried)) {
      tried.add(row.key)
      const problem = await this.sendRow(row)
      if (!problem) continue
      held.add(row.subject)
      if (stopsAll(problem)) break
    }
    for (const settle of [...this.watchers.values()]) settle('waits')
    if (this.state.rows.some((row) => row.state === 'waiting')) this.again()
    else this.pause = firstPause
  }
  private next(held: Set<string>, tried: Set<string>): Row | undefined {
    const seen = new Set(held)
    return this.state.rows.find((row) => {
      if (seen.has(row.subject)) return false
      seen.add(row.subject)
      return row.state === 'waiting' && !tried.has(row.key)
    })
  }
  private again() {
    clearTimeout(this.timer)
    this.timer = setTimeout(() => void this.replay(), this.pause)
    this.pause = Math.min(longestPause, this.pause * 2)
  }
  hurry() {
    this.pause = firstPause
    return this.replay()
  }

  private async sendRow(row: Row): Promise<ApiProblem | null> {
    try {
      await this.sendPictures(row)
      if (!row.frozen) await this.keep(Object.assign(row, { deed: dated(row), frozen: true }))
      const reply = await this.send(row.deed.method ?? 'POST', row.deed.path, row.deed.body ?? {}, row.key)
      this.state.online = true
      await this.finish(row, reply)
      return null
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error
      this.state.online = error.status !== 0
      await this.note(row, error)
      return error
    }
  }
  private async sendPictures(row: Row) {
    for (const id of localPictures(row.deed)) {
      const blob = await this.store.picture(id)
      const kept = blob && ((await this.send('POST', `${communityOf(row.deed.path)}/pictures`, blob, await this.store.pictureKey(id))) as { id: string })
      if (kept) row.deed = renamed(row.deed, id, kept.id)
      else row.deed = { ...row.deed, body: { ...row.deed.body, pictures: (row.deed.body!.pictures as string[]).filter((each) => each !== id) } }
      await this.keep(row)
      await this.store.removePictures([id])
    }
  }
  // What the server called it is what those behind it call it from now on.
  private async finish(row: Row, reply: unknown) {
    await this.settle(row, reply)
    await this.store.remove(row.key)
    const id = (reply as { id?: string } | undefined)?.id
    const behind = this.state.rows.filter((each) => each.key !== row.key)
    for (const each of behind) if (id && JSON.stringify(each).includes(localId(row.key))) await this.keep(Object.assign(each, renamed(each, localId(row.key), id)))
    this.state.rows = this.state.rows.filter((each) => each.key !== row.key)
    if (!behind.length) this.state.sent_at = Date.now()
    this.onSent(row, reply)
    this.watchers.get(row.key)?.({ sent: reply })
  }
  private async note(row: Row, problem: ApiProblem) {
    row.attempt += 1
    if (isPassing(problem)) return this.keep(row)
    const settle = this.watchers.get(row.key)
    if (settle) return settle({ refused: problem })
    await this.keep(Object.assign(row, { state: 'refused', refusal: { title: problem.message, code: problem.code, status: problem.status } }))
  }
  private async keep(row: Row) {
    await this.store.put(row)
    // A copy, so that pages see that it changed.
    this.state.rows = this.state.rows.map((each) => (each.key === row.key ? { ...row } : each))
  }

  // ---- what a person decides ----

  async retry(key: string) {
    const row = this.state.rows.find((each) => each.key === key)
    if (row) await this.keep(Object.assign(row, { state: 'waiting', refusal: null }))
    await this.hurry()
  }
  // With it goes what builds on it: the later deeds on the same subject.
  async discard(key: string) {
    const row = this.state.rows.find((each) => each.key === key)
    if (!row) return
    const gone = this.state.rows.filter((each) => each === row || (row.state === 'refused' && each.subject === row.subject && each.order > row.order) || JSON.stringify(each.deed).includes(localId(key)))
    for (const each of gone) {
      await this.store.remove(each.key)
      await this.store.removePictures(localPictures(each.deed))
    }
    this.state.rows = this.state.rows.filter((each) => !gone.includes(each))
    void this.hurry()
  }
}

function dated(row: Row): Deed {
  return row.deed.dated ? { ...row.deed, body: { ...row.deed.body, happened_at: new Date(timeOf(row)).toISOString() } } : row.deed
}
