// Which roles somebody may give, and where.
import type { AccountRow, Area, CommunityRow, Items } from '@/api/records'
import { api } from '@/shell/api'
import { t } from '@/shell/i18n'
import { C, communityId, session } from '@/shell/session'
import { words } from '@/shell/words'
import type { Place, Role } from './rows'

// Residents have theirs by living somewhere, volunteers by being registered.
export const rolesToGive = (roles: Role[]) => roles.filter((role) => !['resident', 'volunteer'].includes(role.code))
export const roleName = (roles: Role[], code: string) => words(roles.find((role) => role.code === code)?.name) || code
export const roleNames = (roles: Role[], row: AccountRow) => [...new Set(row.grants.map((grant) => roleName(roles, grant.role)))].join(' · ')

const mayGiveIn = (code: string) => session.grants.some((grant) => grant.permission === 'accounts.manage' && code.startsWith(grant.area_code))

// The community, its grids and compounds, then what lies above, as far as one manages accounts there.
export async function placesToGive(): Promise<Place[]> {
  const [communities, areas] = await Promise.all([api.get<Items<CommunityRow>>('/communities'), api.get<Items<Area>>(C('/areas'))])
  const here = communities.items.find((each) => each.id === communityId.value)
  const inside = areas.items.filter((area) => ['community', 'grid', 'compound'].includes(area.kind)).map(({ code, name }) => ({ code, name }))
  const above = here ? [{ code: here.code.slice(0, 9), name: here.street_name }, { code: here.code.slice(0, 6), name: here.county_name }, { code: '', name: t('accounts.desk.everywhere') }] : []
  return [...inside.sort((a, b) => a.code.length - b.code.length || a.code.localeCompare(b.code)), ...above].filter((place) => place.name && mayGiveIn(place.code))
}
