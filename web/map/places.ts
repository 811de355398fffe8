// What a map shows, and plain geometry over it: bounds, what lies in what, and points gathered by compound.
export type Position = [number, number] // longitude, latitude: the order of GeoJSON (RFC 7946)
export interface Polygon { type: 'Polygon'; coordinates: Position[][] }
export interface MultiPolygon { type: 'MultiPolygon'; coordinates: Position[][][] }
export type Geometry = Polygon | MultiPolygon
export type OutlineKind = 'community' | 'grid' | 'micro_grid' | 'compound' | 'building'
export interface OutlineFacts { id: string; kind: OutlineKind; name: string; code: string; parent_code: string; version: number }
export interface Outline { type: 'Feature'; geometry: Geometry | null; properties: OutlineFacts }

// How a point looks: which of the house's colours. Its words must say the same.
export type Tone = 'brand' | 'warm' | 'late' | 'danger' | 'done' | 'plain'
export interface MapPoint {
  id: string
  kind: 'request' | 'helper' | 'me' | 'place'
  lat: number
  lng: number
  label: string // what it is, as one would say it
  detail?: string // one more line for the list: where, until when
  tone?: Tone
  area_code?: string // where it belongs; without one its place decides
  mark?: string // one or two letters in the pin: a number of the walk, an initial
}
export interface Group { code: string; name: string; points: MapPoint[] }
export type Bounds = [Position, Position] // south-west, north-east

export const polygonsOf = (geometry: Geometry | null): Position[][][] =>
  !geometry ? [] : geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates

export function boundsOf(outlines: Outline[], points: Pick<MapPoint, 'lat' | 'lng'>[]): Bounds | null {
  const all = [...outlines.flatMap((each) => polygonsOf(each.geometry).flatMap((rings) => rings[0] ?? [])), ...points.map((each) => [each.lng, each.lat] as Position)]
  if (!all.length) return null
  const bounds: Bounds = [[...all[0]!], [...all[0]!]]
  for (const [lng, lat] of all) {
    bounds[0] = [Math.min(bounds[0][0], lng), Math.min(bounds[0][1], lat)]
    bounds[1] = [Math.max(bounds[1][0], lng), Math.max(bounds[1][1], lat)]
  }
  return bounds
}

// Whether a ray to the east leaves the ring an odd number of times.
function isInRing(ring: Position[], lng: number, lat: number): boolean {
  let inside = false
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
    const [x, y] = ring[i]!, [px, py] = ring[j]!
    if (y > lat !== py > lat && lng < ((px - x) * (lat - y)) / (py - y) + x) inside = !inside
  }
  return inside
}
export const contains = (geometry: Geometry | null, lng: number, lat: number): boolean =>
  polygonsOf(geometry).some(([outer, ...holes]) => !!outer && isInRing(outer, lng, lat) && !holes.some((hole) => isInRing(hole, lng, lat)))

// The balance point of the largest part, where its name is written.
export function middleOf(geometry: Geometry | null): Position | null {
  let best: { size: number; at: Position } | null = null
  for (const [ring] of polygonsOf(geometry)) {
    if (!ring?.length) continue
    const [x0, y0] = ring[0]!
    let twice = 0, x = 0, y = 0
    for (let i = 0; i < ring.length - 1; ++i) {
      const [ax, ay] = [ring[i]![0] - x0, ring[i]![1] - y0], [bx, by] = [ring[i + 1]![0] - x0, ring[i + 1]![1] - y0]
      const cross = ax * by - bx * ay
      twice += cross
      x += (ax + bx) * cross
      y += (ay + by) * cross
    }
    const at: Position = twice ? [x0 + x / (3 * twice), y0 + y / (3 * twice)] : [x0, y0]
    if (!best || Math.abs(twice) > best.size) best = { size: Math.abs(twice), at }
  }
  return best?.at ?? null
}

// Just below the northern edge over the middle: where a name leaves the middle free for pins.
export function crownOf(geometry: Geometry | null): Position | null {
  const middle = middleOf(geometry)
  if (!middle) return null
  let top = -Infinity
  for (const [ring] of polygonsOf(geometry)) for (let i = 0; i + 1 < (ring?.length ?? 0); ++i) {
    const [ax, ay] = ring![i]!, [bx, by] = ring![i + 1]!
    if (ax > middle[0] !== bx > middle[0]) top = Math.max(top, ay + ((by - ay) * (middle[0] - ax)) / (bx - ax))
  }
  return top > middle[1] ? [middle[0], top] : middle
}

// Points by the compound they belong to, in the order of the compounds; what lies in none comes last under `elsewhere`.
export function grouped(outlines: Outline[], points: MapPoint[], elsewhere: string): Group[] {
  const compounds = outlines.filter((each) => each.properties.kind === 'compound')
  const groups = new Map<string, Group>(compounds.map(({ properties: { code, name } }) => [code, { code, name, points: [] }]))
  const rest: Group = { code: '', name: elsewhere, points: [] }
  for (const point of points) {
    const home = compounds.find((each) => point.area_code?.startsWith(each.properties.code)) ?? compounds.find((each) => contains(each.geometry, point.lng, point.lat))
    ;(groups.get(home?.properties.code ?? '') ?? rest).points.push(point)
  }
  return [...groups.values(), rest].filter((group) => group.points.length)
}
