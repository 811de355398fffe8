// The order in which somebody walks today's places: nearest next, then untangled where two ways cross. Pure.
export interface Place { lat: number | null; lng: number | null }

const metresPerDegree = 111_320
export function metresBetween(a: Place, b: Place): number {
  if (a.lat === null || a.lng === null || b.lat === null || b.lng === null) return 0
  const x = (b.lng - a.lng) * Math.cos(((a.lat + b.lat) / 2) * (Math.PI / 180))
  return Math.hypot(x, b.lat - a.lat) * metresPerDegree
}

function nearestNext<T extends Place>(from: Place, places: T[]): T[] {
  const left = [...places], way: T[] = []
  let here = from
  while (left.length) {
    const next = left.reduce((best, each) => (metresBetween(here, each) < metresBetween(here, best) ? each : best))
    left.splice(left.indexOf(next), 1)
    way.push(next)
    here = next
  }
  return way
}
const lengthOf = (from: Place, way: Place[]) => way.reduce((sum, each, i) => sum + metresBetween(i ? way[i - 1]! : from, each), 0)

// Turning a stretch around (2-opt) until nothing gets shorter; ends, since every turn saves at least a metre.
function untangled<T extends Place>(from: Place, way: T[]): T[] {
  let best = way, shortest = lengthOf(from, way)
  for (let better = true; better;) {
    better = false
    for (let i = 0; i < best.length - 1; ++i) {
      for (let j = i + 1; j < best.length; ++j) {
        const turned = [...best.slice(0, i), ...best.slice(i, j + 1).reverse(), ...best.slice(j + 1)]
        const length = lengthOf(from, turned)
        if (length < shortest - 1) { best = turned; shortest = length; better = true }
      }
    }
  }
  return best
}

// From where one is, or from the first place when that is not known. Places that nobody knows come last, as they were.
export function inWalkingOrder<T extends Place>(places: T[], from: Place | null = null): T[] {
  const known = places.filter((each) => each.lat !== null && each.lng !== null)
  const start = from ?? known[0]
  if (!start) return places
  return [...untangled(start, nearestNext(start, known)), ...places.filter((each) => each.lat === null || each.lng === null)]
}
