// Where a notice stands now: what is published begins and ends by the clock.
import type { Notice } from '@/api/records'

export function standingOf(notice: Notice, now = Date.now()): 'draft' | 'later' | 'published' | 'ended' | 'withdrawn' {
  if (notice.state !== 'published') return notice.state
  if (new Date(notice.ends_at).getTime() <= now) return 'ended'
  return new Date(notice.starts_at).getTime() > now ? 'later' : 'published'
}
