// Pins that would cover one another become a pile.
import type { Bounds, MapPoint } from './places'
import { boundsOf } from './places'

export interface Pile { id: string; points: MapPoint[]; lat: number; lng: number; bounds: Bounds }
export interface Pixel { x: number; y: number }

// Helpers are many and in nobody's way: they gather sooner.
const apartFor = (point: MapPoint) => (point.kind === 'helper' ? 48 : 30)

// Points of one kind whose pins would touch, gathered around the first of them. Whoever
// comes first keeps their place, so a pile does not jump when another point joins it.
export function pilesOf(points: MapPoint[], pixelOf: (point: MapPoint) => Pixel): Pile[] {
  const cells = new Map<string, { at: Pixel; points: MapPoint[] }[]>()
  const all: { at: Pixel; points: MapPoint[] }[] = []
  for (const point of points) {
    const at = pixelOf(point), apart = apartFor(point)
    const column = Math.floor(at.x / apart), row = Math.floor(at.y / apart)
    const near = [-1, 0, 1].flatMap((dx) => [-1, 0, 1].flatMap((dy) => cells.get(`${point.kind}/${column + dx}/${row + dy}`) ?? []))
    const home = near.find((pile) => Math.hypot(pile.at.x - at.x, pile.at.y - at.y) < apart)
    if (home) { home.points.push(point); continue }
    const fresh = { at, points: [point] }
    all.push(fresh)
    const cell = `${point.kind}/${column}/${row}`
    cells.set(cell, [...(cells.get(cell) ?? []), fresh])
  }
  return all.map(({ points: of }) => ({ id: of[0]!.id, points: of, lat: of[0]!.lat, lng: of[0]!.lng, bounds: boundsOf([], of)! }))
}
