// What somebody in the field does, told through the outbox, so that it counts without a network too.
import type { Assignment, Items, Request, RequestPage, Work } from '@/api/records'
import { pageOf } from '@/outbox/kept'
import { tell, type Deed } from '@/outbox/outbox'
import { ApiProblem, api } from '@/shell/api'
import { kindName } from '@/shell/catalogue'
import { C } from '@/shell/session'

// Each carries when it was done, since it may be sent hours later.
export const aboutOf = (request: Request) => [kindName(request.kind), request.place_text].filter(Boolean).join(' · ')

const deedOf = (request: Request, code: string, path: string, body: Record<string, unknown>): Deed =>
  ({ subject: request.id, code, about: aboutOf(request), path: C(path), body, dated: true })

export const tellStep = (request: Request, mine: Assignment, code: string, body: Record<string, unknown> = {}) =>
  tell<Assignment>(deedOf(request, code, `/assignments/${mine.id}/${code}`, body))
export const tellTaking = (request: Request) => tell<Assignment>(deedOf(request, 'taking', `/requests/${request.id}/taking`, {}))
export const tellNote = (request: Request, words: string, pictures: string[] = []) =>
  tell<RequestPage>(deedOf(request, 'note', `/requests/${request.id}/notes`, { words, pictures }))

// The page of one job. Without a network, one whose page was never read is shown as its list had it.
export async function fetchJob(id: string): Promise<RequestPage> {
  try {
    return await api.get<RequestPage>(C(`/requests/${id}`))
  } catch (error) {
    if (!(error instanceof ApiProblem) || error.status !== 0) throw error
    const [work, open] = await Promise.all([api.get<Items<Work>>(C('/work')).catch(() => null), api.get<Items<Request>>(C('/work/open')).catch(() => null)])
    const mine = work?.items.find((each) => each.request.id === id)
    const request = mine?.request ?? open?.items.find((each) => each.id === id)
    if (!request) throw error
    return { ...pageOf(request), assignments: mine ? [mine.assignment] : [] }
  }
}
