// Requests and volunteers as points on the map of the community.
import type { Page, Request, Suggestion, Volunteer } from '@/api/records'
import type { MapPoint, Tone } from '@/map/places'
import { api, query } from '@/shell/api'
import { kindName } from '@/shell/catalogue'
import { isOpen } from '@/shell/over'
import { C } from '@/shell/session'
import { initials, words } from '@/shell/words'

const waiting = ['ordered', 'offered']

// Late first, then what nobody has, then what somebody does.
function toneOf(request: Request): Tone {
  if (request.late) return 'late'
  if (request.urgent && isOpen(request)) return 'danger'
  if (!isOpen(request)) return 'plain'
  return waiting.includes(request.state) ? 'brand' : 'done'
}

// Nothing for a request that nobody knows the place of.
export function requestPoint(request: Request, state: string): MapPoint[] {
  if (request.lat === null || request.lng === null) return []
  const { id, lat, lng, area_code, place_text } = request
  return [{ id, kind: 'request', lat, lng, area_code, label: kindName(request.kind), detail: [state, place_text].filter(Boolean).join(' · '), tone: toneOf(request) }]
}

export function helperPoint(volunteer: Volunteer, suggestion?: Suggestion): MapPoint[] {
  if (volunteer.lat === null || volunteer.lng === null) return []
  const { id, lat, lng, area_code, name } = volunteer
  const detail = suggestion?.reasons.map((reason) => words(reason.words)).join(' · ')
  return [{ id, kind: 'helper', lat, lng, area_code, label: name, mark: initials(name), tone: 'warm', ...(detail ? { detail } : {}) }]
}

// The first pages of a list: as many points as a map can show and a person can look through.
async function pages<T>(path: string, wanted: Record<string, string>, most: number): Promise<{ items: T[]; more: boolean }> {
  const items: T[] = []
  let after: string | null | undefined
  do {
    const page: Page<T> = await api.get(C(path + query({ ...wanted, limit: 200, after })))
    items.push(...page.items)
    after = page.next
  } while (after && items.length < most)
  return { items, more: !!after }
}
export const requestsOn = (wanted: Record<string, string>) => pages<Request>('/requests', wanted, 600)
export const activeVolunteers = () => pages<Volunteer>('/volunteers', { state: 'active' }, 600)
