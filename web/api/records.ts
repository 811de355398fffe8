// The records of the server as its replies hold them, from docs/openapi.json: every member is there, null where there is none.
import type { components } from './schema'

type Schemas = components['schemas']
type Present<T> = T extends (infer Item)[] ? Present<Item>[]
  : T extends object ? (string extends keyof T ? T : { [Key in keyof T]-?: Present<Exclude<T[Key], undefined>> })
  : T

export interface Page<T> { items: T[]; next: string | null }
export interface Items<T> { items: T[] }
export type Words2 = Present<Schemas['Words2']>
export type Problem = Schemas['Problem']
export type Principal = Present<Schemas['SessionPrincipal']>
export type SessionGrant = Present<Schemas['SessionRight']>
export type Session = Present<Schemas['Session']>
export type Preferences = Present<Schemas['Preferences']>
export type SessionRow = Present<Schemas['SessionRow']>
export type Grant = Present<Schemas['Grant']>
export type AccountRow = Present<Schemas['AccountRow']>
export type CommunityRow = Present<Schemas['CommunityRow']>
export type Area = Present<Schemas['Area']>
export type Region = Present<Schemas['Region']>
export type Building = Present<Schemas['BuildingRow']>
export type Person = Present<Schemas['Person']>
export type Household = Present<Schemas['Household']>
export type Proxy = Present<Schemas['Proxy']>
export type PersonPage = Present<Schemas['PersonPage']>
export type OpenedPhone = Present<Schemas['OpenedPhone']>
export type Change = Present<Schemas['Change']>
export type Look = Present<Schemas['Look']>
export type Leave = Present<Schemas['Leave']>
export type Post = Present<Schemas['Post']>
export type PostKind = Present<Schemas['PostKind']>
export type Duty = Present<Schemas['Duty']>
export type ServiceField = Present<Schemas['ServiceField']>
export type Limit = Present<Schemas['PromisedHours']>
export type Service = Present<Schemas['Service']>
export type ServiceRow = Present<Schemas['ServiceRow']>
export type Named = Present<Schemas['Named']>
export type NonAccept = Present<Schemas['NonAccept']>
export type Vocabulary = Present<Schemas['Vocabulary']>
export type Volunteer = Present<Schemas['Volunteer']>
export type Hours = Present<Schemas['Hours']>
export type MyHours = Present<Schemas['MyHours']>
export type HoursCorrection = Present<Schemas['HoursCorrection']>
export type PointsLine = Present<Schemas['Line']>
export type PointsAccount = Present<Schemas['PointsAccount']>
export type PointsBalance = Present<Schemas['PointsBalance']>
export type MyPoints = Present<Schemas['MyPoints']>
export type Rung = Present<Schemas['Rung']>
export type Check = Present<Schemas['Check']>
export type Correction = Present<Schemas['Correction']>
export type Request = Present<Schemas['Request']>
export type Reason = Present<Schemas['Reason']>
export type Assignment = Present<Schemas['Assignment']>
export type Contact = Present<Schemas['Contact']>
export type Step = Present<Schemas['Step']>
export type Rating = Present<Schemas['Rating']>
export type RequestPage = Present<Schemas['RequestPage']>
export type Work = Present<Schemas['Work']>
export type Similar = Present<Schemas['Similar']>
export type Suggestion = Present<Schemas['Suggestion']>
export type Suggestions = Present<Schemas['Suggestions']>
export type PlanPair = Present<Schemas['PlanPair']>
export type Plan = Present<Schemas['Plan']>
export type Dispatched = Present<Schemas['Dispatched']>
export type InboxGroup = Present<Schemas['InboxGroup']>
export type Counts = Present<Schemas['Counts']>
export type Rate = Present<Schemas['Rate']>
export type Figures = Present<Schemas['Figures']>
