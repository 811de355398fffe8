// What the pages of accounts get beside the records that everybody knows.
import type { Words2 } from '@/api/records'

export interface Role { code: string; name: Words2; permissions: string[] }
export interface Invited { url: string | null; expires_at: string; already_staff: boolean }
export interface InvitationPage { name: string; phone: string | null; roles: Words2[] }
export interface SecondFactor { totp_secret: string; totp_uri: string }
// Where a role can be given.
export interface Place { code: string; name: string }
