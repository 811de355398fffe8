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
export type OutlineCollection = Present<Schemas['OutlineCollection']>
export type OutlineRow = Present<Schemas['OutlineRow']>
export type OutlineImport = Present<Schemas['OutlineImport']>
export type OutlineTaking = Present<Schemas['OutlineTaking']>
export type OutlineUndoing = Present<Schemas['OutlineUndoing']>
export type Building = Present<Schemas['BuildingRow']>
export type Person = Present<Schemas['Person']>
export type Household = Present<Schemas['Household']>
export type FactOrigin = Present<Schemas['FactOrigin']>
export type BookMember = Present<Schemas['BookMember']>
export type HouseholdBook = Present<Schemas['HouseholdBook']>
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
export type Kind = Pick<Service, 'code' | 'name' | 'icon' | 'season'> & { offered: boolean }
export interface Kinds { items: Kind[]; front: string[] }
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
export type BookCheck = Present<Schemas['BookCheck']>
export type Notice = Present<Schemas['Notice']>
export type Good = Present<Schemas['Good']>
export type StockLine = Present<Schemas['StockLine']>
export type GoodPage = Present<Schemas['GoodPage']>
export type StoreOrder = Present<Schemas['StoreOrder']>
export type MyStoreOrder = Present<Schemas['MyStoreOrder']>
export type Purse = Present<Schemas['Purse']>
export type StoreFront = Present<Schemas['StoreFront']>
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
export type ViewRow = Present<Schemas['ViewRow']>
export type BulkResult = Present<Schemas['BulkResult']>
export type CommentRow = Present<Schemas['CommentRow']>
export type Colleague = Present<Schemas['Colleague']>
export type MentionRow = Present<Schemas['MentionRow']>
export type ApiKey = Present<Schemas['ApiKey']>
export type IssuedApiKey = Present<Schemas['IssuedApiKey']>
export type Counts = Present<Schemas['Counts']>
export type Rate = Present<Schemas['Rate']>
export type Week = Present<Schemas['Week']>
export type WeeksPage = Present<Schemas['WeeksPage']>
export type Burden = Present<Schemas['Burden']>
export type Asks = Present<Schemas['Asks']>
