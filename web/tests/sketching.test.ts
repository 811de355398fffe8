import { describe, expect, it } from 'vitest'
import type { Geometry, Position } from '@/map/places'
import { cornersAsText, cornersFromText, cornersOf, useSketch, withCorners } from '../../modules/areas/web/sketching'

const square: Position[] = [[0, 0], [1, 0], [1, 1], [0, 1]]

describe('drawing an outline', () => {
  it('adds, moves, inserts and removes corners, and takes each back', () => {
    const sketch = useSketch()
    sketch.start([])
    for (const at of square) sketch.add(at)
    sketch.move(2, [2, 2])
    sketch.insert(1, [0.5, -1])
    sketch.remove(0)
    expect(sketch.corners.value).toEqual([[0.5, -1], [1, 0], [2, 2], [0, 1]])
    for (let i = 0; i < 3; ++i) sketch.undo()
    expect(sketch.corners.value).toEqual(square)
    sketch.redo()
    expect(sketch.corners.value?.[2]).toEqual([2, 2])
    expect(sketch.canRedo.value).toBe(true)
    sketch.add([9, 9])
    expect(sketch.canRedo.value).toBe(false)
  })
  it('begins with nothing to undo, and ends without a trace', () => {
    const sketch = useSketch()
    sketch.start(square)
    expect(sketch.canUndo.value).toBe(false)
    sketch.undo()
    expect(sketch.corners.value).toEqual(square)
    sketch.stop()
    expect(sketch.drawing.value).toBe(false)
  })
  it('keeps a centimetre, not more', () => {
    const sketch = useSketch()
    sketch.start([])
    sketch.add([111.12345678901, 30])
    expect(sketch.corners.value).toEqual([[111.1234568, 30]])
  })
})

describe('corners and outlines', () => {
  const hole: Position[] = [[0.2, 0.2], [0.4, 0.2], [0.4, 0.4], [0.2, 0.2]]
  it('change one part and spare its holes and the other parts', () => {
    const before: Geometry = { type: 'MultiPolygon', coordinates: [[[[5, 5], [6, 5], [6, 6], [5, 5]]], [[...square, square[0]!], hole]] }
    expect(cornersOf(before, 1)).toEqual(square)
    const after = withCorners(before, 1, [[0, 0], [2, 0], [2, 2]])
    expect(after).toEqual({ type: 'MultiPolygon', coordinates: [before.coordinates[0], [[[0, 0], [2, 0], [2, 2], [0, 0]], hole]] })
  })
  it('become a polygon where nothing was', () => {
    expect(cornersOf(null, 0)).toEqual([])
    expect(withCorners(null, 0, square)).toEqual({ type: 'Polygon', coordinates: [[...square, square[0]]] })
  })
  it('are read as they are written, with the lines that cannot be', () => {
    expect(cornersFromText(cornersAsText(square))).toEqual({ corners: square, wrong: [] })
    expect(cornersFromText('1，2\n\nx, 3\n4 5\n30, 111').wrong).toEqual([3, 5])
  })
})
