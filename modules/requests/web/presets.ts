// The times that people usually mean, in the community's zone: this afternoon or evening, tomorrow morning and afternoon.
import { fromLocalInput, toLocalInput } from '@/shell/time'

export interface Preset { code: 'this_afternoon' | 'this_evening' | 'tomorrow_morning' | 'tomorrow_afternoon'; at: string }

export function presetsOf(now: Date): Preset[] {
  const today = toLocalInput(now.toISOString()), hour = Number(today.slice(11, 13))
  const tomorrow = toLocalInput(new Date(now.getTime() + 86_400_000).toISOString())
  const on = (day: string, clock: string) => fromLocalInput(`${day.slice(0, 10)}T${clock}`)
  const later: Preset[] = hour < 14 ? [{ code: 'this_afternoon', at: on(today, '15:00') }] : hour < 18 ? [{ code: 'this_evening', at: on(today, '19:00') }] : []
  return [...later, { code: 'tomorrow_morning', at: on(tomorrow, '09:30') }, { code: 'tomorrow_afternoon', at: on(tomorrow, '15:00') }]
}
