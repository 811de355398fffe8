import { describe, expect, it } from 'vitest'
import { boundsOf, contains, crownOf, grouped, middleOf, type MapPoint, type Outline } from '@/map/places'
import { pilesOf } from '@/map/piles'

const square = (west: number, south: number, size = 1): Outline['geometry'] => ({ type: 'Polygon', coordinates: [[[west, south], [west + size, south], [west + size, south + size], [west, south + size], [west, south]]] })
const compound = (code: string, west: number): Outline => ({ type: 'Feature', geometry: square(west, 0), properties: { id: code, kind: 'compound', name: code, code, parent_code: '', version: 1 } })
const point = (id: string, lng: number, more: Partial<MapPoint> = {}): MapPoint => ({ id, kind: 'request', lat: 0.5, lng, label: id, ...more })

describe('places on the map', () => {
  it('holds what lies inside and nothing in its holes', () => {
    const geometry = { type: 'Polygon' as const, coordinates: [...(square(0, 0, 3) as { coordinates: [number, number][][] }).coordinates, ...(square(1, 1) as { coordinates: [number, number][][] }).coordinates] }
    expect(contains(geometry, 0.5, 0.5)).toBe(true)
    expect(contains(geometry, 1.5, 1.5)).toBe(false)
    expect(contains(geometry, 4, 1)).toBe(false)
    expect(contains(null, 0, 0)).toBe(false)
  })
  it('writes a name over the largest part', () => {
    const parts = [square(0, 0), square(10, 10, 4)].map((each) => (each as { coordinates: [number, number][][] }).coordinates)
    const [lng, lat] = middleOf({ type: 'MultiPolygon', coordinates: parts })!
    expect([lng, lat]).toEqual([12, 12])
    expect(crownOf(square(0, 0, 2))).toEqual([1, 2])
  })
  it('spans outlines and points, and nothing when there is nothing', () => {
    expect(boundsOf([compound('a', 0)], [{ lat: 3, lng: -1 }])).toEqual([[-1, 0], [1, 3]])
    expect(boundsOf([], [])).toBeNull()
  })
  it('gathers points by their own area first, then by where they lie, the rest last', () => {
    const groups = grouped([compound('c1', 0), compound('c2', 2)], [point('far', 9), point('here', 0.5), point('told', 0.5, { area_code: 'c2B01' })], 'elsewhere')
    expect(groups.map((group) => [group.name, group.points.map((each) => each.id)])).toEqual([['c1', ['here']], ['c2', ['told']], ['elsewhere', ['far']]])
  })
})

describe('pins that would cover one another', () => {
  const pixel = ({ lng }: MapPoint) => ({ x: lng, y: 0 })
  it('become one pile, each kind its own', () => {
    const piles = pilesOf([point('a', 0), point('b', 10), point('c', 100), point('h', 5, { kind: 'helper' })], pixel)
    expect(piles.map((pile) => pile.points.map((each) => each.id))).toEqual([['a', 'b'], ['c'], ['h']])
  })
  it('lose nobody, however many there are', () => {
    const many = Array.from({ length: 500 }, (_, i) => point(String(i), (i * 37) % 900))
    expect(pilesOf(many, pixel).flatMap((pile) => pile.points)).toHaveLength(500)
  })
})
