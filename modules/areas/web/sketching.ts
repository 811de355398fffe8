// An outline while somebody draws it: corners, what was before, and what was taken back.
import { computed, ref, shallowRef } from 'vue'
import { polygonsOf, type Geometry, type Position } from '@/map/places'

// Seven places are a centimetre, as the server keeps them.
const rounded = ([lng, lat]: Position): Position => [Math.round(lng * 1e7) / 1e7, Math.round(lat * 1e7) / 1e7]
export const mostCorners = 1999

export function useSketch() {
  const corners = shallowRef<Position[] | null>(null)
  const corner = ref(-1)
  const past = shallowRef<Position[][]>([])
  const future = shallowRef<Position[][]>([])

  function become(next: Position[], chosen = -1) {
    if (!corners.value || next.length > mostCorners) return
    past.value = [...past.value, corners.value]
    future.value = []
    corners.value = next.map(rounded)
    corner.value = chosen
  }
  return {
    corners, corner,
    drawing: computed(() => corners.value !== null),
    changed: computed(() => past.value.length > 0),
    canUndo: computed(() => past.value.length > 0),
    canRedo: computed(() => future.value.length > 0),
    start(from: Position[]) { corners.value = from.map(rounded); past.value = []; future.value = []; corner.value = -1 },
    stop() { corners.value = null; past.value = []; future.value = []; corner.value = -1 },
    add: (at: Position) => become([...corners.value!, at], corners.value!.length),
    move: (i: number, to: Position) => become(corners.value!.map((at, n) => (n === i ? to : at)), i),
    insert: (before: number, at: Position) => become([...corners.value!.slice(0, before), at, ...corners.value!.slice(before)], before),
    remove: (i: number) => become(corners.value!.filter((_, n) => n !== i)),
    replace: (next: Position[]) => become(next),
    undo() {
      const before = past.value.at(-1)
      if (!before || !corners.value) return
      future.value = [corners.value, ...future.value]
      past.value = past.value.slice(0, -1)
      corners.value = before
      corner.value = -1
    },
    redo() {
      const next = future.value[0]
      if (!next || !corners.value) return
      past.value = [...past.value, corners.value]
      future.value = future.value.slice(1)
      corners.value = next
      corner.value = -1
    }
  }
}
export type Sketch = ReturnType<typeof useSketch>

// The corners of one part of an outline, without the one that closes it.
export function cornersOf(geometry: Geometry | null, part: number): Position[] {
  return polygonsOf(geometry)[part]?.[0]?.slice(0, -1) ?? []
}

// The outline with these corners as one of its parts; its other parts and all holes stay as they are.
export function withCorners(geometry: Geometry | null, part: number, corners: Position[]): Geometry {
  const parts = [...polygonsOf(geometry)]
  parts[part] = [[...corners, corners[0]!], ...(parts[part]?.slice(1) ?? [])]
  return parts.length === 1 ? { type: 'Polygon', coordinates: parts[0]! } : { type: 'MultiPolygon', coordinates: parts }
}

export const cornersAsText = (corners: Position[]) => corners.map(([lng, lat]) => `${lng}, ${lat}`).join('\n')

// One corner a line, longitude first; the numbers of the lines that cannot be read, counted from 1.
export function cornersFromText(text: string): { corners: Position[]; wrong: number[] } {
  const corners: Position[] = []
  const wrong: number[] = []
  text.split('\n').forEach((line, i) => {
    if (!line.trim()) return
    const numbers = line.trim().split(/[\s,，;；]+/).map(Number)
    const [lng, lat] = numbers
    if (numbers.length === 2 && Math.abs(lng!) <= 180 && Math.abs(lat!) <= 90) corners.push([lng!, lat!])
    else wrong.push(i + 1)
  })
  return { corners, wrong }
}
