// Fetches a list as a file and hands it to the browser, which saves it under the name the server gave.
import type { Problem } from '@/api/records'
import { ApiProblem, connection, uuid7 } from '@/shell/api'
import { C } from '@/shell/session'

export interface Wanted { list: string; format: string; purpose: string; q?: string }

// "居民-2026-11-24.xlsx" from a Content-Disposition header (RFC 6266).
export function fileName(disposition: string): string {
  const found = /filename\*=UTF-8''([^;]+)/.exec(disposition)
  return found ? decodeURIComponent(found[1]!) : 'linli'
}

export async function takeOut(wanted: Wanted): Promise<string> {
  const response = await fetch(`/api/v1${C('/exports')}`, {
    method: 'POST', body: JSON.stringify(wanted), credentials: 'same-origin',
    headers: { 'Content-Type': 'application/json', 'X-Linli-Csrf': connection.csrf, 'Idempotency-Key': uuid7(), 'Accept-Language': connection.language === 'en' ? 'en' : 'zh-CN' }
  })
  if (!response.ok) throw new ApiProblem((await response.json()) as Problem)
  const name = fileName(response.headers.get('Content-Disposition') ?? '')
  const link = Object.assign(document.createElement('a'), { href: URL.createObjectURL(await response.blob()), download: name })
  link.click()
  URL.revokeObjectURL(link.href)
  return name
}
