// Where a report most likely is: where I reported last today, else the grid of my post.
import type { Items, Post } from '@/api/records'
import { api } from '@/shell/api'
import { C, session } from '@/shell/session'

export interface ReportPlace { text: string; area_code: string; lat?: number; lng?: number }

// Kept until the page is closed and nowhere written down: where somebody walks is nobody's business.
let last: { of: string; place: ReportPlace } | null = null
export function reportedAt(place: ReportPlace) {
  last = { of: session.account_id ?? '', place: { text: place.text, area_code: place.area_code } }
}

export async function likelyPlace(): Promise<ReportPlace> {
  if (last?.of === session.account_id) return last.place
  const posts = await api.get<Items<Post>>(C('/me/posts')).catch(() => ({ items: [] as Post[] }))
  // The smallest area one holds is the one one walks; a whole community is no place.
  const mine = posts.items.filter((each) => each.area_code.length > 12).sort((a, b) => b.area_code.length - a.area_code.length)[0]
  return mine ? { text: mine.area_name, area_code: mine.area_code } : { text: '', area_code: '' }
}
