// The day on the telephone: which replies are kept, and what is fetched ahead so that it is there.
import type { Items, Request, RequestPage, Work } from '../api/records'
import { api } from '../shell/api'
import { C, session } from '../shell/session'

const inCommunity = String.raw`^/communities/\d+`
const patterns = [
  '^/session$', '^/vocabulary$', `${inCommunity}/catalogue$`, `${inCommunity}/buildings$`, `${inCommunity}/outlines`, `${inCommunity}/work$`, `${inCommunity}/work/open$`,
  String.raw`${inCommunity}/requests/\d+$`, `${inCommunity}/me/(posts|volunteer|hours|thanks)$`
].map((each) => new RegExp(each))

export const isKept = (path: string) => patterns.some((pattern) => pattern.test(path))

// A job that was only seen in a list: what the list said, without its story.
export function pageOf(request: Request): RequestPage {
  return { request, trace: [], assignments: [], rating: null, contacts: [], actions: [] }
}

// Everything that today needs, whether or not its page was opened. Each by itself: one that fails leaves the rest.
export async function fetchAhead(may: (permission: string) => boolean) {
  if (!session.account_id) return
  const paths = [C('/catalogue'), '/vocabulary', C('/buildings'), ...(may('volunteers.serve') ? [C('/work/open'), C('/me/volunteer'), C('/me/hours')] : []), ...(may('requests.handle') ? [C('/me/posts')] : [])]
  const work = await api.get<Items<Work>>(C('/work')).catch(() => null)
  const jobs = (work?.items ?? []).map((each) => C(`/requests/${each.request.id}`))
  for (const path of [...jobs, ...paths]) await api.get(path).catch(() => undefined)
}
