// The database on the telephone: the key, what waits, its pictures, and the day's replies.
import Dexie, { type Table } from 'dexie'
import type { Row, RowState } from './rows'
import { canSeal, keyOf, open, openJson, seal, sealJson, type Sealed } from './seal'

const week = 7 * 24 * 3600_000

interface KeptKey { id: 'key'; key: CryptoKey; account: string; print: string; at: number }
interface SealedRow { key: string; order: number; subject: string; account: string; state: RowState; made_at: number; sealed: Sealed }
interface SealedPicture { id: string; key: string; made_at: number; type: string; sealed: Sealed }
interface SealedReply { path: string; at: number; sealed: Sealed }

class Shelves extends Dexie {
  keys!: Table<KeptKey, string>
  rows!: Table<SealedRow, string>
  pictures!: Table<SealedPicture, string>
  replies!: Table<SealedReply, string>
  constructor(name: string) {
    super(name)
    this.version(1).stores({ keys: 'id', rows: 'key, order', pictures: 'id', replies: 'path, at' })
  }
}

// Tells one session's secret from the next without keeping it.
async function printOf(secret: string): Promise<string> {
  const hash = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(`linli print ${secret}`))
  return [...new Uint8Array(hash)].slice(0, 8).map((byte) => byte.toString(16).padStart(2, '0')).join('')
}

export class Store {
  private shelves: Shelves
  private kept: KeptKey | null = null
  constructor(name = 'linli-field') {
    this.shelves = new Shelves(name)
  }

  // Opens with the key that was left here, if it is not too old. False where nothing can be kept.
  async start(now = Date.now()): Promise<boolean> {
    if (!canSeal()) return false
    try {
      this.kept = (await this.shelves.keys.get('key')) ?? null
      if (this.kept && now - this.kept.at > week) await this.wipe()
      await this.shelves.replies.where('at').below(now - week).delete()
      return true
    } catch {
      return false
    }
  }
  get account() { return this.kept?.account ?? '' }
  get ready() { return this.kept !== null }

  // Somebody signed in, or still is. What waits of the same account is sealed anew; another account's goes.
  async enter(account: string, secret: string, now = Date.now()) {
    const print = await printOf(secret)
    const before = this.kept
    if (before?.account === account && before.print === print) return
    const waiting = before?.account === account ? await this.everything() : null
    await this.wipe()
    await this.keepKey({ id: 'key', key: await keyOf(secret, account), account, print, at: now })
    for (const row of waiting?.rows ?? []) await this.put(row)
    for (const { id, key, blob } of waiting?.pictures ?? []) await this.putPicture(id, key, blob)
  }
  // The server says that the session still holds.
  async touch(now = Date.now()) {
    if (this.kept) await this.keepKey({ ...this.kept, at: now })
  }
  private async keepKey(kept: KeptKey) {
    await this.shelves.keys.put(kept)
    this.kept = kept
  }
  private async everything() {
    const pictures = await this.shelves.pictures.toArray()
    const opened = await Promise.all(pictures.map(async (each) => ({ id: each.id, key: each.key, blob: await this.picture(each.id) })))
    return { rows: await this.rows(), pictures: opened.flatMap((each) => (each.blob ? [{ ...each, blob: each.blob }] : [])) }
  }

  // The session is over: the day goes, what was not sent stays for the same account.
  async lock() {
    await this.shelves.replies.clear()
    if (!(await this.shelves.rows.count())) await this.wipe()
  }
  async wipe() {
    this.kept = null
    await Promise.all([this.shelves.keys.clear(), this.shelves.rows.clear(), this.shelves.pictures.clear(), this.shelves.replies.clear()])
  }

  // ---- what waits ----

  async put(row: Row) {
    const { key, order, subject, account, state, made_at } = row
    await this.shelves.rows.put({ key, order, subject, account, state, made_at, sealed: await sealJson(this.kept!.key, `row ${key}`, row) })
  }
  async rows(): Promise<Row[]> {
    if (!this.kept) return []
    const { key, account } = this.kept
    const all = (await this.shelves.rows.orderBy('order').toArray()).filter((each) => each.account === account)
    return Promise.all(all.map((each) => openJson<Row>(key, `row ${each.key}`, each.sealed)))
  }
  async remove(key: string) {
    await this.shelves.rows.delete(key)
  }

  // ---- pictures ----

  async putPicture(id: string, key: string, blob: Blob) {
    const bytes = new Uint8Array(await blob.arrayBuffer())
    await this.shelves.pictures.put({ id, key, made_at: Date.now(), type: blob.type, sealed: await seal(this.kept!.key, `picture ${id}`, bytes) })
  }
  async picture(id: string): Promise<Blob | null> {
    const found = await this.shelves.pictures.get(id)
    return found && this.kept ? new Blob([await open(this.kept.key, `picture ${id}`, found.sealed)], { type: found.type }) : null
  }
  async pictureKey(id: string): Promise<string> {
    return (await this.shelves.pictures.get(id))?.key ?? ''
  }
  async removePictures(ids: string[]) {
    await this.shelves.pictures.bulkDelete(ids)
  }
  // Pictures that were taken for a deed nobody made.
  async forgetPictures(used: Set<string>, now = Date.now()) {
    const gone = (await this.shelves.pictures.toArray()).filter((each) => !used.has(each.id) && now - each.made_at > 24 * 3600_000)
    await this.removePictures(gone.map((each) => each.id))
  }

  // ---- the day ----

  async keepReply(path: string, reply: unknown, at = Date.now()) {
    if (this.kept) await this.shelves.replies.put({ path, at, sealed: await sealJson(this.kept.key, `reply ${path}`, reply) })
  }
  async reply<T>(path: string): Promise<T | undefined> {
    const found = this.kept && (await this.shelves.replies.get(path))
    return found ? openJson<T>(this.kept!.key, `reply ${path}`, found.sealed).catch(() => undefined) : undefined
  }
  async removeReply(path: string) {
    await this.shelves.replies.delete(path)
  }
}
