// Posts as the pages sort and word them.
import type { Post, PostKind } from '@/api/records'
import { date, toLocalInput } from '@/shell/time'

// The kind that answers for an area of this level: the first of that level.
export const answeringKind = (kinds: PostKind[], level: string) => kinds.find((kind) => kind.level === level)
export const isOwner = (post: Post, answering: PostKind | undefined) => post.post === answering?.code && post.rank === 0

// Who answers first, then who stands in by rank, then everybody else.
export function inOrder(posts: Post[], answering: PostKind | undefined): Post[] {
  const weight = (post: Post) => (post.post === answering?.code ? 0 : post.post === `deputy_${answering?.code}` ? 100 : 200) + post.rank
  return [...posts].sort((a, b) => weight(a) - weight(b) || a.since.localeCompare(b.since))
}

// 0 for who answers, 1, 2, … for who stands in after them, null for a post beside.
export function placeOnDuty(post: Post, posts: Post[], answering: PostKind | undefined): number | null {
  const ordered = inOrder(posts, answering).filter((each) => each.post === answering?.code || each.post === `deputy_${answering?.code}`)
  const place = ordered.findIndex((each) => each.id === post.id)
  if (place < 0) return null
  return isOwner(ordered[0]!, answering) ? place : place + 1
}

export const day = (iso: string) => toLocalInput(iso).slice(0, 10)
// A leave that ends at midnight ends with the day before.
const lastDay = (iso: string) => date(new Date(Date.parse(iso) - 1).toISOString())
export const leaveDays = (post: Pick<Post, 'leave'>) => post.leave && { from: date(post.leave.starts_at), to: lastDay(post.leave.ends_at) }
export const isAway = (post: Post, now = new Date().toISOString()) => !!post.leave && post.leave.starts_at <= now && now < post.leave.ends_at
