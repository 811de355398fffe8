// The outlines of the community that is shown, as the server holds them.
import type { OutlineCollection } from '../api/records'
import { api } from '../shell/api'
import { C } from '../shell/session'
import type { Outline } from './places'

export async function loadOutlines(): Promise<Outline[]> {
  const { features } = await api.get<OutlineCollection>(C('/outlines'))
  return features as unknown as Outline[]
}
