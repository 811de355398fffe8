// The tree of areas that somebody sees, with the street and county above it where they have a right there.
import type { Area, CommunityRow } from '@/api/records'

export interface Place { code: string; kind: 'county' | 'street' | Area['kind']; name: string; parent: string; area: Area | null }
export interface Tree { roots: Place[]; all: Map<string, Place>; below: Map<string, Place[]> }

const order: Place['kind'][] = ['county', 'street', 'community', 'grid', 'compound', 'micro_grid', 'building']

function placesAbove(community: CommunityRow | undefined, sees: (code: string) => boolean): Place[] {
  if (!community) return []
  const county = community.code.slice(0, 6), street = community.code.slice(0, 9)
  const above: Place[] = [
    { code: county, kind: 'county', name: community.county_name || county, parent: '', area: null },
    { code: street, kind: 'street', name: community.street_name || street, parent: county, area: null }
  ]
  return above.filter((each) => sees(each.code))
}

export function treeOf(areas: Area[], community: CommunityRow | undefined, sees: (code: string) => boolean): Tree {
  const places = [...placesAbove(community, sees), ...areas.map((area) => ({ code: area.code, kind: area.kind, name: area.name, parent: area.parent_code, area }))]
  const all = new Map(places.map((place) => [place.code, place]))
  const below = new Map<string, Place[]>()
  for (const place of places) below.set(place.parent, [...(below.get(place.parent) ?? []), place])
  for (const row of below.values()) row.sort((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind) || a.code.localeCompare(b.code))
  return { roots: places.filter((place) => !all.has(place.parent)), all, below }
}

// What is seen when these are open, from top to bottom.
export function inView(tree: Tree, open: ReadonlySet<string>, from = tree.roots): Place[] {
  return from.flatMap((place) => [place, ...(open.has(place.code) ? inView(tree, open, tree.below.get(place.code) ?? []) : [])])
}

export function placesOver(tree: Tree, code: string): Place[] {
  const place = tree.all.get(code)
  return place ? [...placesOver(tree, place.parent), place] : []
}

export function kindsBelow(kind: Place['kind']): Area['kind'][] {
  if (kind === 'community') return ['grid', 'compound']
  if (kind === 'grid') return ['micro_grid', 'compound']
  return kind === 'compound' ? ['building'] : []
}
