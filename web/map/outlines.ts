// The outlines of the community that is shown, as the server holds them.
import type { Items, Area } from '../api/records'
import { api } from '../shell/api'
import { C } from '../shell/session'
import type { Geometry, Outline } from './places'

export async function loadOutlines(): Promise<Outline[]> {
  const { items } = await api.get<Items<Area>>(C('/areas'))
  return items.map(({ id, kind, name, code, parent_code, outline }) => ({ type: 'Feature', properties: { id, kind, name, code, parent_code }, geometry: outline ? (JSON.parse(outline) as Geometry) : null }))
}
