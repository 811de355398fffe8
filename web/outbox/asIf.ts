// Shows lists and pages as if what waits here had arrived: pure, so that a test can read it.
import type { Assignment, Request, RequestPage, Work } from '../api/records'
import { localId, renamed, type Row } from './rows'

// What the person made of their part, by the code of the deed.
const becomes: Record<string, Assignment['state']> = {
  acceptance: 'accepted', departure: 'on_the_way', arrival: 'arrived', completion: 'done', decline: 'declined', handing_back: 'handed_back'
}
const timeField: Record<string, 'answered_at' | 'departed_at' | 'arrived_at' | 'done_at'> = {
  acceptance: 'answered_at', departure: 'departed_at', arrival: 'arrived_at', completion: 'done_at'
}

const requestBecomes: Record<string, Request['state']> = {
  acceptance: 'accepted', taking: 'accepted', departure: 'under_way', arrival: 'under_way', completion: 'done'
}

export const rowsOf = (rows: Row[], subject: string) => rows.filter((row) => row.subject === subject)
const counts = (rows: Row[]) => rows.filter((row) => row.state === 'waiting')

function assignmentAsIf(mine: Assignment, rows: Row[]): Assignment {
  return counts(rows).reduce((each, row) => {
    const state = becomes[row.deed.code]
    if (!state || !row.deed.path.includes(`/assignments/${mine.id}/`)) return each
    const field = timeField[row.deed.code]
    return { ...each, state, ...(field ? { [field]: new Date(row.made_at).toISOString() } : {}) }
  }, mine)
}

// The part of somebody who took it here, before the server gave it a name.
export function partOf(request: Request, row: Row, me: { person_id: string; name: string }): Assignment {
  const at = new Date(row.made_at).toISOString()
  return {
    id: localId(row.key), community_id: request.community_id, request_id: request.id, volunteer_id: null, person_id: me.person_id, name: me.name, taker: 'volunteer', state: 'accepted', cost: 0,
    reasons: [], offered_at: at, answer_due_at: at, answered_at: at, departed_at: null, arrived_at: null, done_at: null, decline_reason: null, offered_by_person_id: me.person_id, offered_by_name: me.name
  }
}

const isOver = (state: string) => ['done', 'declined', 'handed_back', 'cancelled', 'timed_out'].includes(state)

// My list: what I finished or gave up here is no longer in it, what I took here is.
export function workAsIf(work: Work[], open: Request[], rows: Row[], me: { person_id: string; name: string }): Work[] {
  const taken = counts(rows).filter((row) => row.deed.code === 'taking').flatMap((row) => {
    const request = open.find((each) => each.id === row.subject)
    return request && !work.some((each) => each.request.id === request.id) ? [{ request, assignment: partOf(request, row, me) }] : []
  })
  return [...work, ...taken].map((each) => ({ ...each, assignment: assignmentAsIf(each.assignment, rowsOf(rows, each.request.id)) })).filter((each) => !isOver(each.assignment.state))
}
export const openAsIf = (open: Request[], rows: Row[]) => open.filter((each) => !counts(rows).some((row) => row.subject === each.id && row.deed.code === 'taking'))

export function pageAsIf(page: RequestPage, rows: Row[], me: { person_id: string; name: string }): RequestPage {
  const mine = rowsOf(rows, page.request.id)
  const taking = counts(mine).find((row) => row.deed.code === 'taking')
  const parts = taking ? [...page.assignments, partOf(page.request, taking, me)] : page.assignments
  const state = counts(mine).reduce((before, row) => requestBecomes[row.deed.code] ?? before, page.request.state)
  return { ...page, request: { ...page.request, state }, assignments: parts.map((each) => (each.person_id === me.person_id ? assignmentAsIf(each, mine) : each)) }
}

// ---- what was sent just now ----
// The server has it, and the page does not know its new reply yet: as if, with the name that the server gave.
type Me = { person_id: string; name: string }
function named<T>(value: T, row: Row, reply: unknown): T {
  const id = (reply as { id?: string } | undefined)?.id
  return id ? renamed(value, localId(row.key), id) : value
}
const asWaiting = (row: Row): Row[] => [{ ...row, state: 'waiting' }]
export const pageSettled = (page: RequestPage, row: Row, reply: unknown, me: Me) => named(pageAsIf(page, asWaiting(row), me), row, reply)
export const workSettled = (work: Work[], open: Request[], row: Row, reply: unknown, me: Me) => named(workAsIf(work, open, asWaiting(row), me), row, reply)
export const openSettled = (open: Request[], row: Row) => openAsIf(open, asWaiting(row))
