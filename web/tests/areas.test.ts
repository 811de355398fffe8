import { describe, expect, it } from 'vitest'
import type { Area, CommunityRow, Post, PostKind } from '@/api/records'
import { inView, placesOver, treeOf } from '../../modules/areas/web/tree'
import { inOrder, placeOnDuty } from '../../modules/posts/web/rows'

const c = '421087104001'
const area = (kind: Area['kind'], code: string, parent_code: string) => ({ kind, code, parent_code, name: code }) as Area
const areas = [area('community', c, c.slice(0, 9)), area('grid', `${c}001`, c), area('micro_grid', `${c}001001`, `${c}001`), area('compound', `${c}001C01`, `${c}001`), area('building', `${c}001C01B01`, `${c}001C01`)]
const community = { code: c, name: '玉岭社区', street_name: '新江口街道', county_name: '松滋市' } as CommunityRow
const codes = (places: { code: string }[]) => places.map((each) => each.code)

describe('the tree of areas', () => {
  it('starts at the highest place somebody sees', () => {
    expect(codes(treeOf(areas, community, () => true).roots)).toEqual([c.slice(0, 6)])
    expect(codes(treeOf(areas, community, () => false).roots)).toEqual([c])
    expect(codes(treeOf(areas.slice(1), community, () => false).roots)).toEqual([`${c}001`])
  })
  it('shows what lies below only where it is open, compounds before micro-grids', () => {
    const tree = treeOf(areas, community, () => false)
    expect(codes(inView(tree, new Set([c])))).toEqual([c, `${c}001`])
    expect(codes(inView(tree, new Set([c, `${c}001`])))).toEqual([c, `${c}001`, `${c}001C01`, `${c}001001`])
  })
  it('knows the way down to a building', () => {
    expect(codes(placesOver(treeOf(areas, community, () => false), `${c}001C01B01`))).toEqual([c, `${c}001`, `${c}001C01`, `${c}001C01B01`])
  })
})

describe('posts in an area', () => {
  const secretary = { code: 'secretary', level: 'community' } as PostKind
  const post = (id: string, kind: string, rank = 0) => ({ id, post: kind, rank, since: '2026-01-01T00:00:00Z' }) as Post
  const posts = [post('worker', 'community_worker'), post('second', 'deputy_secretary'), post('first', 'secretary', 1), post('owner', 'secretary')]

  it('stand in the order in which people answer', () => {
    expect(inOrder(posts, secretary).map((each) => each.id)).toEqual(['owner', 'first', 'second', 'worker'])
    expect(posts.map((each) => placeOnDuty(each, posts, secretary))).toEqual([null, 2, 1, 0])
  })
  it('leave the first place free where nobody is responsible', () => {
    const deputies = posts.slice(0, 3)
    expect(deputies.map((each) => placeOnDuty(each, deputies, secretary))).toEqual([null, 2, 1])
  })
})
