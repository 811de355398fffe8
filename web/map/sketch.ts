// The handles of an outline that somebody draws: corners to drag, and a small one in each side to pull a new corner out.
import { type Map, Marker } from 'maplibre-gl'
import type { Position } from './places'

export interface SketchDeeds {
  move: (corner: number, to: Position) => void
  insert: (before: number, at: Position) => void
  choose: (corner: number) => void
}

function handle(kind: 'corner' | 'side', name: string) {
  const element = document.createElement('button')
  element.type = 'button'
  element.tabIndex = -1
  element.className = `handle ${kind}`
  element.setAttribute('aria-label', name)
  return element
}

export function handlesOn(map: Map, words: { corner: (n: number) => string; side: (n: number) => string }, deeds: SketchDeeds) {
  let shown: Marker[] = []

  function put(element: HTMLElement, at: Position, moved: (to: Position) => void) {
    const marker = new Marker({ element, draggable: true }).setLngLat(at).addTo(map)
    marker.on('dragend', () => { const { lng, lat } = marker.getLngLat(); moved([lng, lat]) })
    element.addEventListener('click', (event) => event.stopPropagation())
    shown.push(marker)
  }
  return {
    show(corners: Position[] | null, chosen: number) {
      for (const marker of shown) marker.remove()
      shown = []
      corners?.forEach((at, i) => {
        const corner = handle('corner', words.corner(i + 1))
        corner.classList.toggle('chosen', i === chosen)
        corner.addEventListener('click', () => deeds.choose(i))
        put(corner, at, (to) => deeds.move(i, to))
        const next = corners[i + 1] ?? (corners.length > 2 ? corners[0] : undefined)
        if (!next) return
        const side = handle('side', words.side(i + 1))
        const middle: Position = [(at[0] + next[0]) / 2, (at[1] + next[1]) / 2]
        side.addEventListener('click', () => deeds.insert(i + 1, middle))
        put(side, middle, (to) => deeds.insert(i + 1, to))
      })
    }
  }
}
