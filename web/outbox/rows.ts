// What the outbox keeps of one deed. `subject`, order and state stand open; what it is about is sealed.
export interface Deed {
  subject: string // the request it is about: its id, or a local name of one that is not sent yet
  code: string // what it is in words: outbox.deed.<code>
  about: string // the place or thing it is done to, as the person read it
  method?: 'POST' | 'PATCH' | 'DELETE'
  path: string
  body?: Record<string, unknown>
  // Sends when it was done as `happened_at`, in the server's time.
  dated?: boolean
  at?: Record<string, string> // for the optimistic page: what else this deed says
}

export type RowState = 'waiting' | 'refused'

export interface Refusal { title: string; code: string; status: number }

export interface Row {
  key: string // idempotency key, UUIDv7, made at the tap
  order: number
  subject: string
  account: string
  state: RowState
  attempt: number
  made_at: number // server time in milliseconds, as well as it was known
  offset: number // how far this telephone's clock was behind the server's
  life: string // the opening of the page it was made in
  known: boolean // the offset was heard in that opening
  frozen: boolean // was sent once: the body stays as it is
  deed: Deed
  refusal: Refusal | null
}

const mark = 'waiting:'
export const localId = (key: string) => mark + key
export const isLocal = (id: string) => id.startsWith(mark)

export function localPictures(deed: Deed): string[] {
  return ((deed.body?.pictures as string[] | undefined) ?? []).filter(isLocal)
}

// The same with one name for another, wherever it stands.
export function renamed<T>(value: T, from: string, to: string): T {
  return JSON.parse(JSON.stringify(value).replaceAll(from, to)) as T
}
