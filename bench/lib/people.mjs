// People who sign in at the front door, as anybody would, and what they then send.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'

async function ask(linli, method, path, body, session) {
  const headers = { 'Content-Type': 'application/json' }
  if (session) Object.assign(headers, { Cookie: session.cookie, 'X-Linli-CSRF': session.csrf })
  const response = await fetch(`${linli.url}/api/v1${path}`, { method, headers, body: body && JSON.stringify(body) })
  const text = await response.text()
  if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text}`)
  return { page: text ? JSON.parse(text) : null, cookie: response.headers.getSetCookie().find((each) => each.startsWith('linli_session='))?.split(';')[0] }
}

export const read = async (linli, path, session) => (await ask(linli, 'GET', path, undefined, session)).page
export const write = async (linli, path, body, session) => (await ask(linli, 'POST', path, body, session)).page

async function signIn(linli, phone, code) {
  const { page, cookie } = await ask(linli, 'POST', '/sign-in/sessions', { phone, code })
  return { ...page, cookie }
}

// Somebody of the demonstration, by a word of their role.
export function visitor(linli, role) {
  const all = JSON.parse(readFileSync(join(linli.data, 'demo-accounts.json'), 'utf8'))
  const { phone, code } = all.find((each) => each.role.includes(role))
  return signIn(linli, phone, code)
}

function lastCode(linli) {
  const messages = readFileSync(join(linli.data, 'messages.jsonl'), 'utf8').trim().split('\n')
  return /\d{6}/.exec(JSON.parse(messages.at(-1)).words)[0]
}

// A newcomer in a building, who signs in by telephone and says where they live.
export async function newcomer(linli, building, number) {
  const phone = String(17_700_000_000 + number)
  await write(linli, '/sign-in/codes', { phone })
  const session = await signIn(linli, phone, lastCode(linli))
  const home = { community_id: building.community_id, building_code: building.code, unit: '9', room: String(number) }
  const known = await write(linli, '/registration', { name: `新居民${number}`, ...home }, session)
  return { ...known, cookie: session.cookie }
}
