// The drawn map: how areas look in the colours of the house. No tiles and no glyphs come from anywhere; MapLibre draws
// the letters itself with the fonts of the device.
import type { FeatureCollection, Geometry as AnyGeometry } from 'geojson'
import type { ExpressionSpecification, LayerSpecification, StyleSpecification, VariableAnchorOffsetCollectionSpecification } from 'maplibre-gl'
import { crownOf, type MapPoint, middleOf, type Outline, type Position } from './places'

const tokens = ['ground', 'surface', 'ink', 'ink-2', 'ink-3', 'line', 'brand', 'brand-soft'] as const
export type Colours = Record<(typeof tokens)[number], string>

// The tokens as the page has them now, resolved by the browser, whatever way they are written.
export function coloursOf(element: HTMLElement): Colours {
  const probe = document.createElement('span')
  probe.hidden = true
  element.append(probe)
  const read = (token: string) => { probe.style.color = `var(--${token})`; return getComputedStyle(probe).color }
  const found = Object.fromEntries(tokens.map((token) => [token, read(token)])) as Colours
  probe.remove()
  return found
}

// Calls `act` when light turns dark, contrast changes, or somebody chooses another look of the page.
export function onColours(act: () => void): () => void {
  const queries = ['(prefers-color-scheme: dark)', '(prefers-contrast: more)'].map((query) => matchMedia(query))
  for (const query of queries) query.addEventListener('change', act)
  const watcher = new MutationObserver(act)
  watcher.observe(document.documentElement, { attributes: true })
  return () => {
    for (const query of queries) query.removeEventListener('change', act)
    watcher.disconnect()
  }
}

type Place = Pick<MapPoint, 'lng' | 'lat'>
export interface Sheet { outlines: Outline[]; marked: string; sketch: Position[] | null; piles?: Place[] }

const collection = (features: unknown[]) => ({ type: 'FeatureCollection', features }) as FeatureCollection<AnyGeometry>
const areas = ({ outlines }: Sheet) => collection(outlines.filter((each) => each.geometry))
// Names stand at one point each; a polygon's own label would be repeated in every tile.
const names = ({ outlines }: Sheet) => collection(outlines.flatMap((each) => {
  const at = (each.properties.kind === 'compound' ? crownOf : middleOf)(each.geometry)
  return at ? [{ type: 'Feature', properties: each.properties, geometry: { type: 'Point', coordinates: at } }] : []
}))
// Where pins stand, so that no name is written under one.
export const underPins = (piles: Place[]) => collection(piles.map(({ lng, lat }) => ({ type: 'Feature', properties: {}, geometry: { type: 'Point', coordinates: [lng, lat] } })))
function drawn({ sketch }: Sheet) {
  if (!sketch || sketch.length < 2) return collection([])
  const ring = [...sketch, sketch[0]!]
  const geometry = sketch.length > 2 ? { type: 'Polygon', coordinates: [ring] } : { type: 'LineString', coordinates: sketch }
  return collection([{ type: 'Feature', properties: {}, geometry }])
}

const of = (kind: string): ExpressionSpecification => ['==', ['get', 'kind'], kind]
function fill(id: string, kind: string, colour: string, opacity: number, minzoom = 0): LayerSpecification {
  return { id, type: 'fill', source: 'areas', filter: of(kind), minzoom, paint: { 'fill-color': colour, 'fill-opacity': opacity } }
}
function line(id: string, kind: string, colour: string, width: number, dash?: number[], minzoom = 0): LayerSpecification {
  return { id, type: 'line', source: 'areas', filter: of(kind), minzoom, layout: { 'line-join': 'round' }, paint: { 'line-color': colour, 'line-width': width, ...(dash ? { 'line-dasharray': dash } : {}) } }
}
// A grid is wide enough to write its name where no pin stands, most of the time; a compound keeps its name at its top, pins or not. Each
// anchor can be tried once.
const aroundMiddle = ['center', [0, 0], 'bottom', [0, -0.8], 'top', [0, 0.8], 'left', [-0.6, 0], 'right', [0.6, 0], 'bottom-left', [-2, -1.9], 'top-left', [-2, 1.9], 'bottom-right', [0, -1.9], 'top-right', [0, 1.9]] as VariableAnchorOffsetCollectionSpecification
function name(kind: string, size: number, colour: string, halo: string, minzoom: number, maxzoom = 24): LayerSpecification {
  return {
    id: `name-${kind}`, type: 'symbol', source: 'names', filter: of(kind), minzoom, maxzoom,
    layout: { 'text-field': ['get', 'name'], 'text-size': size, 'text-font': ['PingFang SC, Noto Sans CJK SC, Noto Sans SC, Microsoft YaHei, sans-serif'], 'text-max-width': 7, 'text-padding': 4, ...(kind === 'grid' ? { 'text-variable-anchor-offset': aroundMiddle, 'text-overlap': 'always' as const, 'text-padding': 0 } : kind === 'compound' ? { 'text-anchor': 'top' as const, 'text-offset': [0, 0.25] as [number, number], 'text-overlap': 'always' as const } : {}) },
    paint: { 'text-color': colour, 'text-halo-color': halo, 'text-halo-width': 1.5 }
  }
}

export function styleOf(colours: Colours, sheet: Sheet): StyleSpecification {
  const c = colours
  return {
    version: 8,
    sources: {
      areas: { type: 'geojson', data: areas(sheet) },
      names: { type: 'geojson', data: names(sheet) },
      sketch: { type: 'geojson', data: drawn(sheet) },
      pins: { type: 'geojson', data: underPins(sheet.piles ?? []) }
    },
    layers: [
      { id: 'ground', type: 'background', paint: { 'background-color': c.ground } },
      fill('community', 'community', c.surface, 1),
      fill('grid', 'grid', c.surface, 0.01),
      fill('compound', 'compound', c['brand-soft'], 1),
      fill('building', 'building', c['ink-3'], 0.28, 14.4),
      line('building-line', 'building', c['ink-3'], 1, undefined, 15.2),
      line('compound-line', 'compound', c.brand, 1),
      line('micro_grid-line', 'micro_grid', c['ink-3'], 1, [1, 2], 15.2),
      line('grid-line', 'grid', c['ink-3'], 1.25, [4, 2]),
      line('community-line', 'community', c['ink-2'], 2),
      { id: 'marked', type: 'line', source: 'areas', filter: ['==', ['get', 'code'], sheet.marked], layout: { 'line-join': 'round' }, paint: { 'line-color': c.brand, 'line-width': 4 } },
      { id: 'sketch-fill', type: 'fill', source: 'sketch', filter: ['==', ['geometry-type'], 'Polygon'], paint: { 'fill-color': c.brand, 'fill-opacity': 0.15 } },
      { id: 'sketch-line', type: 'line', source: 'sketch', layout: { 'line-join': 'round' }, paint: { 'line-color': c.brand, 'line-width': 3 } },
      name('building', 12, c['ink-2'], c.surface, 16.4),
      name('compound', 13, c.ink, c['brand-soft'], 14.5),
      name('grid', 15, c.ink, c.surface, 0, 14.5),
      // Seen by nobody, placed first: the names make room for it.
      { id: 'under-pins', type: 'symbol', source: 'pins', layout: { 'text-field': '■', 'text-size': 22, 'text-allow-overlap': true, 'text-padding': 2 }, paint: { 'text-opacity': 0 } }
    ]
  }
}
