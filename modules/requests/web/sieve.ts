// What a list of the desk leaves through, as it stands in the address: each part under its own name.
import type { LocationQuery } from 'vue-router'
import type { ViewRow } from '@/api/records'

export const parts = ['view', 'state', 'q', 'kind', 'area_code', 'late', 'who', 'returned', 'days'] as const
export type Sieve = Partial<Record<(typeof parts)[number], string>>

export function sieveIn(query: LocationQuery): Sieve {
  const found = parts.map((part) => [part, String(query[part] ?? '')] as const).filter(([, value]) => value)
  return found.length ? Object.fromEntries(found) : { view: 'board' }
}
export function sieveOf(view: ViewRow): Sieve {
  const kept = view.sieve as unknown as Record<string, unknown>
  return Object.fromEntries(parts.map((part) => [part, kept[part]] as const).filter(([, value]) => value !== null && value !== undefined && value !== false && value !== '').map(([part, value]) => [part, String(value)]))
}
export const addressOf = (sieve: Sieve) => Object.fromEntries(Object.entries(sieve).filter(([, value]) => value))
// As the server takes it.
export function kept(sieve: Sieve) {
  return { ...sieve, late: sieve.late === 'true', returned: sieve.returned === 'true', days: sieve.days ? Number(sieve.days) : null }
}
export const nameOf = (sieve: Sieve) => parts.map((part) => `${part}=${sieve[part] ?? ''}`).join('&')
