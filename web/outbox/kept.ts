// The day on the telephone: which replies are kept, and what is fetched ahead so that it is there.
import type { Items, Request, RequestPage, Work } from '../api/records'
import { api } from '../shell/api'
import { C, session } from '../shell/session'
import { openSettled, pageSettled, workSettled } from './asIf'
import type { Row } from './rows'
import type { Store } from './store'

const inCommunity = String.raw`^/communities/\d+`
const patterns = [
  '^/session$', '^/vocabulary$', `${inCommunity}/catalogue$`, `${inCommunity}/buildings$`, `${inCommunity}/outlines`, `${inCommunity}/work$`, `${inCommunity}/work/open$`,
  String.raw`${inCommunity}/requests/\d+$`, `${inCommunity}/me/(posts|rota|volunteer|hours|thanks)$`
].map((each) => new RegExp(each))

export const isKept = (path: string) => patterns.some((pattern) => pattern.test(path))

// A job that was only seen in a list: what the list said, without its story.
export function pageOf(request: Request): RequestPage {
  return { request, trace: [], assignments: [], rating: null, contacts: [], actions: [] }
}

// Everything that today needs, whether or not its page was opened. Each by itself: one that fails leaves the rest.
export async function fetchAhead(may: (permission: string) => boolean) {
  if (!session.account_id) return
  const paths = [C('/catalogue'), '/vocabulary', C('/buildings'), ...(may('volunteers.serve') ? [C('/work/open'), C('/me/volunteer'), C('/me/hours'), C('/me/thanks')] : []), ...(may('requests.handle') ? [C('/me/posts'), C('/me/rota')] : [])]
  const work = await api.get<Items<Work>>(C('/work')).catch(() => null)
  const jobs = (work?.items ?? []).map((each) => C(`/requests/${each.request.id}`))
  // At once: somebody may step into a lift a moment after opening the page.
  await Promise.all([...paths, ...jobs].map((path) => api.get(path).catch(() => undefined)))
}

// What is kept follows what was sent, so that a page that opens when the network is gone again does not show the old step.
export async function settleKept(store: Store, row: Row, reply: unknown, me: { person_id: string; name: string }) {
  const [pagePath, workPath, openPath] = [C(`/requests/${row.subject}`), C('/work'), C('/work/open')]
  const [page, work, open] = await Promise.all([store.reply<RequestPage>(pagePath), store.reply<Items<Work>>(workPath), store.reply<Items<Request>>(openPath)])
  if (page) await store.keepReply(pagePath, pageSettled(page, row, reply, me))
  if (work) await store.keepReply(workPath, { ...work, items: workSettled(work.items, open?.items ?? [], row, reply, me) })
  if (open) await store.keepReply(openPath, { ...open, items: openSettled(open.items, row) })
}
