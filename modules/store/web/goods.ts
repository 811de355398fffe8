// A good in the reader's language, with its picture drawn: no photograph to load.
import { Coffee, Droplet, Gift, Lamp, Milk, Scroll, Shirt, Ticket, Umbrella, Wheat } from '@lucide/vue'
import type { Good, Purse } from '@/api/records'
import { actingFor } from '@/shell/acting'
import { language, t } from '@/shell/i18n'

export const pictures = { gift: Gift, grain: Wheat, oil: Milk, soap: Droplet, paper: Scroll, umbrella: Umbrella, lamp: Lamp, tea: Coffee, towel: Shirt, ticket: Ticket }
export const pictureNames = Object.keys(pictures) as Good['picture'][]
export const nameOf = (good: { name_zh: string; name_en: string }) => (language() === 'en' ? good.name_en : good.name_zh)
export const nameIn = (order: { good_name_zh: string; good_name_en: string }) => nameOf({ name_zh: order.good_name_zh, name_en: order.good_name_en })
// "123 456": as one reads it aloud.
export const grouped = (code: string) => `${code.slice(0, 3)} ${code.slice(3)}`
// Whose points these are, said to whoever looks: somebody who acts for a neighbour sees the neighbour's.
export const purseName = (purse: Purse) => t(actingFor.value ? 'store.purse.theirs' : `store.purse.${purse.holder}`, { name: actingFor.value })
