// The pins on a map: buttons of the page, so they follow its colours, may be dragged, and take what is dropped on them.
import { type Map, Marker } from 'maplibre-gl'
import type { MapPoint } from './places'
import { type Pile, pilesOf } from './piles'

export interface PinWords { name: (pile: Pile) => string }
export interface PinDeeds { choose: (point: MapPoint) => void; open: (pile: Pile) => void; drop: (onto: MapPoint, dragged: string) => void; placed: (piles: Pile[]) => void }
export interface PinWishes { selected: string; draggable: boolean }

const urgency = ['danger', 'late', 'warm', 'brand', 'plain', 'done']
// A pile looks like the most pressing of what lies in it.
const toneOf = ({ points }: Pile) => urgency.find((tone) => points.some((point) => (point.tone ?? 'brand') === tone)) ?? 'brand'
const calls: Record<string, string> = { late: '!', danger: '!!' }

function drawPin(pile: Pile, name: string, wishes: PinWishes): HTMLButtonElement {
  const point = pile.points[0]!, tone = toneOf(pile)
  const pin = document.createElement('button')
  pin.type = 'button'
  // The list beside the map is the way by keyboard; hundreds of stops on the way through the page would not be.
  pin.tabIndex = -1
  pin.className = `pin ${point.kind} ${tone}${pile.points.some((each) => each.id === wishes.selected) ? ' chosen' : ''}`
  pin.textContent = pile.points.length > 1 ? `${pile.points.length}${calls[tone] ?? ''}` : (point.mark ?? calls[tone] ?? '')
  pin.title = name
  // Who says what stands in a pin means this one.
  pin.setAttribute('aria-label', pile.points.length === 1 && point.mark ? `${point.mark}. ${name}` : name)
  pin.dataset.id = point.id
  return pin
}

// Leaves the map alone while a pin is pressed or dragged.
function keepFromMap(pin: HTMLElement) {
  for (const type of ['mousedown', 'touchstart', 'dblclick'] as const) pin.addEventListener(type, (event) => event.stopPropagation(), { passive: true })
}

function letDrag(pin: HTMLButtonElement, point: MapPoint) {
  pin.draggable = true
  pin.addEventListener('dragstart', (event) => event.dataTransfer?.setData('text/plain', point.id))
}
function letDrop(pin: HTMLButtonElement, point: MapPoint, deeds: PinDeeds) {
  const over = (event: DragEvent) => { event.preventDefault(); pin.classList.add('over') }
  pin.addEventListener('dragenter', over)
  pin.addEventListener('dragover', over)
  pin.addEventListener('dragleave', () => pin.classList.remove('over'))
  pin.addEventListener('drop', (event) => {
    event.preventDefault()
    pin.classList.remove('over')
    deeds.drop(point, event.dataTransfer?.getData('text/plain') ?? '')
  })
}

// Puts pins on a map anew whenever its points, its zoom or what is chosen change.
export function pinsOn(map: Map, words: PinWords, deeds: PinDeeds) {
  let shown: Marker[] = []
  let points: MapPoint[] = []
  let wishes: PinWishes = { selected: '', draggable: false }

  function pinOf(pile: Pile): Marker {
    const point = pile.points[0]!
    const pin = drawPin(pile, words.name(pile), wishes)
    keepFromMap(pin)
    pin.addEventListener('click', (event) => { event.stopPropagation(); pile.points.length > 1 ? deeds.open(pile) : deeds.choose(point) })
    // In a pile nobody could say who is meant.
    if (pile.points.length === 1 && point.kind === 'helper') letDrop(pin, point, deeds)
    else if (pile.points.length === 1 && wishes.draggable) letDrag(pin, point)
    // A helper stands a little beside what happens at the same door.
    const aside = point.kind === 'helper' ? 10 : -4
    return new Marker({ element: pin, offset: [aside, aside] }).setLngLat([pile.lng, pile.lat]).addTo(map)
  }
  function draw() {
    for (const marker of shown) marker.remove()
    // Helpers below, requests above; what is chosen is never hidden in a pile of others.
    const chosen = points.filter((point) => point.id === wishes.selected)
    const piles = [...pilesOf(points.filter((point) => point.id !== wishes.selected), ({ lng, lat }) => map.project([lng, lat])), ...pilesOf(chosen, () => ({ x: 0, y: 0 }))]
    deeds.placed(piles)
    shown = piles.sort((a, b) => a.points[0]!.kind.localeCompare(b.points[0]!.kind)).map(pinOf)
  }
  map.on('zoomend', draw)
  return {
    show(next: MapPoint[], wish: PinWishes) { points = next; wishes = wish; draw() },
    clear() { for (const marker of shown) marker.remove(); shown = [] }
  }
}
