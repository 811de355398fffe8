import type { Words2 } from '../api/records'
import { language } from './i18n'

// The half of a two-language name that the reader wants.
export function words(both: Words2 | null | undefined): string {
  if (!both) return ''
  return (language() === 'en' ? both.en : both.zh) || both.zh || both.en
}

// Up to two letters that stand for a face.
export function initials(name: string): string {
  if (/[一-鿿]/.test(name)) return name.slice(0, 1)
  return name.split(/\s+/).map((part) => part.slice(0, 1)).join('').slice(0, 2).toUpperCase()
}
