import { describe, expect, it } from 'vitest'
import type { Assignment, Request, RequestPage, Work } from '../api/records'
import { inWalkingOrder } from '../../modules/requests/web/walking'
import { openAsIf, openSettled, pageAsIf, pageSettled, workAsIf, workSettled } from '../outbox/asIf'
import type { Row } from '../outbox/rows'

const me = { person_id: '1', name: '向勇' }
const request = (id: string) => ({ id, community_id: '9', place_text: `${id} 号` }) as unknown as Request
const part = (id: string, state: string) => ({ id: `a${id}`, person_id: '1', request_id: id, state }) as unknown as Assignment
const work = (id: string, state: string): Work => ({ request: request(id), assignment: part(id, state) })
const row = (subject: string, code: string, path: string, state = 'waiting') =>
  ({ key: `${subject}-${code}`, subject, state, made_at: 1_800_000_000_000, deed: { subject, code, about: '', path } }) as unknown as Row

describe('what was sent just now', () => {
  it('stands on the page before the server is asked again, under the name that the server gave', () => {
    const page = { request: { ...request('5'), state: 'accepted' }, assignments: [part('5', 'accepted')] } as unknown as RequestPage
    const sent = pageSettled(page, row('5', 'departure', '/assignments/a5/departure'), { id: 'a5' }, me)
    expect([sent.assignments[0]!.state, sent.request.state]).toEqual(['on_the_way', 'under_way'])
    const taking = row('8', 'taking', '/requests/8/taking')
    expect(workSettled([], [request('8')], taking, { id: '77' }, me)[0]!.assignment).toMatchObject({ id: '77', state: 'accepted' })
    expect(openSettled([request('8')], taking)).toEqual([])
  })
})

describe('what waits counts as done', () => {
  it('moves my part along, step by step', () => {
    const rows = [row('5', 'departure', '/assignments/a5/departure'), row('5', 'arrival', '/assignments/a5/arrival')]
    const [shown] = workAsIf([work('5', 'accepted')], [], rows, me)
    expect(shown!.assignment).toMatchObject({ state: 'arrived', departed_at: '2027-01-15T08:00:00.000Z' })
  })
  it('takes what is finished or given up out of the list, and not what was refused', () => {
    const rows = [row('5', 'completion', '/assignments/a5/completion'), row('6', 'decline', '/assignments/a6/decline'), row('7', 'completion', '/assignments/a7/completion', 'refused')]
    expect(workAsIf([work('5', 'arrived'), work('6', 'offered'), work('7', 'arrived')], [], rows, me).map((each) => each.request.id)).toEqual(['7'])
  })
  it('brings what was taken here from the open list to mine, ready for the next step', () => {
    const rows = [row('8', 'taking', '/requests/8/taking'), row('8', 'departure', '/assignments/waiting:8-taking/departure')]
    expect(openAsIf([request('8')], rows)).toEqual([])
    expect(workAsIf([], [request('8')], rows, me)[0]!.assignment).toMatchObject({ id: 'waiting:8-taking', state: 'on_the_way' })
    const page = { request: request('8'), assignments: [] } as unknown as RequestPage
    expect(pageAsIf(page, rows, me).assignments[0]).toMatchObject({ state: 'on_the_way' })
  })
})

describe('the order of a walk', () => {
  const at = (name: string, lat: number | null, lng: number | null) => ({ name, lat, lng })
  it('goes on to the nearest, and shows what nobody can place last', () => {
    const places = [at('far', 30.3, 111.7), at('unknown', null, null), at('near', 30.001, 111.7), at('middle', 30.1, 111.7)]
    expect(inWalkingOrder(places, { lat: 30, lng: 111.7 }).map((each) => each.name)).toEqual(['near', 'middle', 'far', 'unknown'])
  })
  it('untangles ways that cross, and is never longer than nearest next', () => {
    const places = [at('a', 0, 0.001), at('b', 0, -0.002), at('c', 0, 0.004), at('d', 0, -0.008)]
    const way = inWalkingOrder(places, { lat: 0, lng: 0 }).map((each) => each.lng!)
    const length = way.reduce((sum, lng, i) => sum + Math.abs(lng - (i ? way[i - 1]! : 0)), 0)
    expect(length).toBeCloseTo(0.016, 6)
    expect([...way].sort()).toEqual(places.map((each) => each.lng!).sort())
  })
  it('leaves an empty day and unknown places as they are', () => {
    expect(inWalkingOrder([])).toEqual([])
    expect(inWalkingOrder([at('x', null, null), at('y', null, null)]).map((each) => each.name)).toEqual(['x', 'y'])
  })
})
