// Requests to the server: CSRF, idempotency, language, and problems in words. A write that the network swallowed is sent
// once more with the same key, so it happens once.
import type { Problem } from '../api/records'

export class ApiProblem extends Error {
  constructor(readonly problem: Problem) {
    super(problem.detail || problem.title)
  }
  get code() {
    return this.problem.code
  }
  get status() {
    return this.problem.status
  }
  // What is wrong with one field of a form ("/words"), in words; empty when nothing is.
  at(pointer: string): string {
    return this.problem.errors?.find((error) => error.pointer === pointer)?.detail ?? ''
  }
}

// What an end that works without a network keeps (web/outbox). Without one every failure is told at once.
export interface Away {
  reached: (response: Response) => void
  heard: (path: string, reply: unknown) => Promise<void>
  read: (path: string) => Promise<unknown>
  keepPicture: (picture: Blob) => Promise<{ id: string } | null>
}

export const connection = { csrf: '', language: 'zh', onSignedOut: () => {}, away: null as Away | null }

// A UUID of version 7 (RFC 9562): time first, so that keys are made in order.
export function uuid7(now = Date.now()): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  for (let i = 0; i < 6; ++i) bytes[i] = Math.floor(now / 2 ** (8 * (5 - i))) & 0xff
  bytes[6] = (bytes[6]! & 0x0f) | 0x70
  bytes[8] = (bytes[8]! & 0x3f) | 0x80
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}

function networkProblem(): ApiProblem {
  const zh = connection.language === 'zh'
  const title = zh ? '网络不通，没有送到。请看看网络，再试一次。' : 'No connection; nothing was sent. Please check the network and try again.'
  return new ApiProblem({ type: 'about:blank', title, detail: title, status: 0, code: 'network', errors: [] })
}

// What public/first-asks.js asked while the scripts were still coming: whoever asks first takes the answer, once. Where the
// scripts were faster, it asks for nothing.
declare global {
  interface Window { askedEarly?: Map<string, Promise<Response>> }
}
const early = (window.askedEarly ??= new Map<string, Promise<Response>>())
function takeEarly(path: string): Promise<Response> | undefined {
  const answer = early.get(path)
  early.delete(path)
  return answer
}
// What the first page has not taken would be old for a later one.
export const forgetEarly = () => early.clear()

const patience = { read: 8_000, write: 30_000 }

async function send(method: string, path: string, body: BodyInit | undefined, headers: Record<string, string>): Promise<Response> {
  // Where something is kept, a network that only seems to be there is no reason to wait for minutes.
  const limit = () => (connection.away ? { signal: AbortSignal.timeout(patience[method === 'GET' ? 'read' : 'write']) } : {})
  const attempt = () => fetch(`/api/v1${path}`, { method, body, headers, credentials: 'same-origin', ...limit() })
  try {
    return await ((method === 'GET' && takeEarly(path)?.catch(attempt)) || attempt())
  } catch {
    if (method !== 'GET') {
      await new Promise((resolve) => setTimeout(resolve, 600))
      try {
        return await attempt()
      } catch {
        throw networkProblem()
      }
    }
    throw networkProblem()
  }
}

async function request<T>(method: string, path: string, body?: unknown, key = ''): Promise<T> {
  if (method === 'POST' && body instanceof Blob && !key) {
    const kept = await connection.away?.keepPicture(body)
    if (kept) return kept as T
  }
  try {
    const reply = await answered<T>(method, path, body, key)
    if (method === 'GET') await connection.away?.heard(path, reply)
    return reply
  } catch (error) {
    if (method !== 'GET' || !(error instanceof ApiProblem) || error.status !== 0) throw error
    const kept = await connection.away?.read(path)
    if (kept === undefined) throw error
    return kept as T
  }
}

async function answered<T>(method: string, path: string, body: unknown, key: string): Promise<T> {
  const headers: Record<string, string> = { 'Accept-Language': connection.language === 'en' ? 'en' : 'zh-CN' }
  if (method !== 'GET') {
    headers['X-Linli-Csrf'] = connection.csrf
    headers['Idempotency-Key'] = key || uuid7()
  }
  const raw = body instanceof Blob
  if (body !== undefined) headers['Content-Type'] = raw ? body.type : 'application/json'
  const payload = body === undefined ? undefined : raw ? body : JSON.stringify(body)
  const response = await send(method, path, payload, headers)
  connection.away?.reached(response)
  if (response.status === 204) return undefined as T
  const text = await response.text()
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch {
    throw networkProblem()
  }
  if (response.ok) return json as T
  const problem = new ApiProblem(json as Problem)
  if (problem.code === 'platform.not_signed_in') connection.onSignedOut()
  throw problem
}

export const api = {
  get: <T>(path: string) => request<T>('GET', path),
  post: <T>(path: string, body: unknown = {}) => request<T>('POST', path, body),
  put: <T>(path: string, body: unknown = {}) => request<T>('PUT', path, body),
  patch: <T>(path: string, body: unknown = {}) => request<T>('PATCH', path, body),
  remove: <T>(path: string) => request<T>('DELETE', path),
  // A write under a key that was made before.
  write: <T>(method: string, path: string, body: unknown, key: string) => request<T>(method, path, body, key)
}

// "?a=1&b=2" of what is set; empty when nothing is.
export function query(parameters: Record<string, string | number | boolean | null | undefined>): string {
  const pairs = Object.entries(parameters).filter(([, value]) => value !== null && value !== undefined && value !== '')
  return pairs.length ? '?' + pairs.map(([name, value]) => `${name}=${encodeURIComponent(String(value))}`).join('&') : ''
}
