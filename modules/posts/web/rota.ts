// The rota as pages show it: days with who is on duty in each part. Pure, so that a test can read it.
import type { PostLeave, RotaArea, RotaStretch, Turn } from '@/api/records'
import { toLocalInput } from '@/shell/time'

const dayLong = 24 * 3600_000
export interface DayPart { key: string; from: string; until: string; whole: boolean; stretch: RotaStretch; turn: Turn | null }
export interface RotaDay { starts_at: string; ends_at: string; parts: DayPart[] }

const iso = (milliseconds: number) => new Date(milliseconds).toISOString()
export const clockOf = (at: string) => toLocalInput(at).slice(11)
// The end of a day is its 24:00, not the next day's 0:00.
export const hoursOf = (from: string, until: string) => `${clockOf(from)}–${clockOf(until) === '00:00' ? '24:00' : clockOf(until)}`

function partsOf(area: RotaArea, from: number, until: number): DayPart[] {
  return area.stretches.flatMap((stretch) => {
    const begins = Math.max(Date.parse(stretch.starts_at), from), ends = Math.min(Date.parse(stretch.ends_at), until)
    if (begins >= ends) return []
    const turn = area.turns.find((each) => each.id === stretch.turn_id) ?? null
    return [{ key: `${stretch.starts_at}-${begins}`, from: iso(begins), until: iso(ends), whole: begins === from && ends === until, stretch, turn }]
  })
}

// The days of an area from one moment on; `not_before` leaves out the days that are over.
export function daysOf(area: RotaArea, starts_at: string, count: number, not_before = 0): RotaDay[] {
  const first = Date.parse(starts_at)
  return Array.from({ length: count }, (_, i) => first + i * dayLong)
    .filter((from) => from + dayLong > not_before)
    .map((from) => ({ starts_at: iso(from), ends_at: iso(from + dayLong), parts: partsOf(area, from, from + dayLong) }))
}

// In a day with turns, the rest of it goes without saying while the owner is there.
export const worthSaying = (day: RotaDay) => (day.parts.some((part) => part.turn) ? day.parts.filter((part) => part.turn || part.stretch.how !== 'owner') : day.parts)

export interface Gap { key: string; area: RotaArea; stretch: RotaStretch }
export const gapsOf = (areas: RotaArea[], now = 0): Gap[] => areas.flatMap((area) => area.stretches.filter((each) => each.how === 'nobody' && Date.parse(each.ends_at) > now).map((stretch) => ({ key: area.area_code + stretch.starts_at, area, stretch })))

export const nowOn = (area: RotaArea, now: number) => area.stretches.find((each) => Date.parse(each.starts_at) <= now && now < Date.parse(each.ends_at))
export const isOfferedTo = (turn: Turn, person: string | null) => turn.offered && turn.person_id !== person && (!turn.offered_to_person_id || turn.offered_to_person_id === person)
export const standInSays = (leave: PostLeave | null | undefined) => (leave?.stand_in ? `posts.rota.says.${leave.stand_in.says}` : '')
