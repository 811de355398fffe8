// What is kept about somebody, as each module tells it, and the paper card of a home.
import type { Words2 } from '@/api/records'

export interface Kept { what: Words2; said: Words2; from: Words2; at: string | null; record: Record<string, unknown> }
export interface KeptPart { code: string; name: Words2; purpose: Words2; items: Kept[] }
export interface MyData { person_id: string; name: string; made_at: string; parts: KeptPart[] }

export interface Card { id: string; community_id: string; household_id: string; person_id: string; person_name: string; printed_at: string; printed_by_name: string; ended_at: string | null }
export interface PrintedCard { card: Card; secret: string; community_name: string; place: string }
