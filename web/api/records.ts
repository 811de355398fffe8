// The records of the server, under their own names.
export interface Words2 { zh: string; en: string }
export interface Problem {
  type: string; title: string; status: number; code: string; detail?: string; instance?: string
  arguments?: Record<string, string>; errors: { pointer: string; code: string; detail: string }[]
}
export interface Page<T> { items: T[]; next: string | null }
export interface Items<T> { items: T[] }

export interface Principal { proxy_id: string; person_id: string; name: string; household_id: string | null; place: string }
export interface SessionGrant { permission: string; community_id: string | null; area_code: string }
export interface Session {
  account_id: string | null; csrf: string; name: string; person_id: string | null; household_id: string | null; community_id: string | null
  staff: boolean; language: 'zh' | 'en'; preferences: Preferences; ends: string[]; communities: { id: string; code: string; name: string }[]
  grants: SessionGrant[]; volunteer_id: string | null; principals: Principal[]
}
export interface Preferences { large_text: boolean; spoken_contact: boolean; language: 'zh' | 'en' }
export interface SessionRow { id: string; opened_at: string; seen_at: string; address: string; agent: string; current: boolean }
export interface Grant { id: string | null; role: string; area_code: string; area_name: string; from_post: boolean }
export interface AccountRow { id: string; person_id: string | null; name: string; phone: string | null; staff: boolean; grants: Grant[]; last_seen_at: string | null }

export interface CommunityRow { id: string; code: string; name: string; street_name: string; county_name: string }
export interface Area {
  id: string; community_id: string; code: string; kind: 'community' | 'grid' | 'micro_grid' | 'compound' | 'building'; name: string; parent_code: string
  lat: number | null; lng: number | null; outline: string | null; households: number
}
export interface Building { code: string; name: string; compound_name: string }

export interface Person {
  id: string; community_id: string; household_id: string | null; name: string; phone: string | null; birth_year: number | null
  sex: 'male' | 'female' | 'unstated'; languages: string[]; large_text: boolean; spoken_contact: boolean; preferred_language: 'zh' | 'en'
  area_code: string; place: string; version: number
}
export interface Household {
  id: string; community_id: string; area_code: string; micro_grid_code: string | null; unit: string; room: string; place: string
  lat: number | null; lng: number | null; member_count: number
}
export interface Proxy {
  id: string; community_id: string; principal_person_id: string; principal_name: string; agent_person_id: string; agent_name: string
  relation: string; consent: string; consent_words: string; recorded_by_name: string; recorded_at: string; until: string | null; ended_at: string | null
}
export interface PersonPage { person: Person; household: Household | null; members: Person[]; proxies: Proxy[] }
export interface OpenedPhone { phone: string; until: string }
// What was changed in a record; `was` and `became` are JSON, or empty.
export interface Change {
  id: string; subject_kind: string; subject_id: string; field: string; was: string; became: string; source: string; source_name: string
  at: string; by_person_id: string; by_name: string
}
export interface Look { id: string; at: string; by_name: string; purpose: string }

export interface Leave { starts_at: string; ends_at: string }
export interface Post {
  id: string; community_id: string; area_code: string; area_name: string; post: string; post_name: Words2; person_id: string; person_name: string
  rank: number; since: string; until: string | null; leave: Leave | null
}
export interface Duty { responsible: Post | null; owner: Post | null; deputies: Post[]; substituted: boolean; because: string | Words2 }

export interface ServiceField {
  code: string; type: 'choice' | 'choices' | 'text' | 'number' | 'datetime'; required: boolean; name: Words2
  options: { code: string; name: Words2 }[]; max: number | null; min: number | null
}
export interface Limit { hours: number; time: 'working' | 'calendar' }
export interface Service {
  code: string; group: string; name: Words2; summary: Words2; words: { zh: string[]; en: string[] }; icon: string; season: number[]
  takers: string[]; skills: string[]; fields: ServiceField[]; limits: { accept: Limit; finish: Limit }; evidence: string
  evidence_reason: Words2 | null; closing: string; points: { helper: number; household: number }; hours_cap: number; ladder: string
  ladder_steps: { after: string; late_by_hours: number; time: string; to: string; tell: Words2 }[]; urgent: boolean; people: number
}
export interface Named { code: string; name: Words2 }
export interface NonAccept extends Named { tell: Words2 }
export interface Vocabulary { skills: Named[]; languages: Named[]; posts: Named[]; roles: Named[]; non_accept: NonAccept[]; groups: Named[]; front: string[] }

export interface Volunteer {
  id: string; community_id: string; person_id: string; name: string; affiliation: string; home_community_id: string; home_community_name: string
  paired_community_id: string | null; paired_community_name: string | null; skills: string[]; languages: string[]; weekly_minutes: number
  quiet_from: string | null; quiet_to: string | null; state: 'applied' | 'active' | 'paused' | 'refused' | 'ended'
  refused_because: string | null; leave: Leave | null
  lat: number | null; lng: number | null; area_code: string; open_load: number; minutes_total: number; joined_at: string; version: number
}
export interface Hours {
  id: string; community_id: string; volunteer_id: string; volunteer_name: string; request_id: string; request_number: string; started_at: string
  ended_at: string; minutes: number; state: 'entered' | 'confirmed' | 'disputed' | 'corrected'; entered_by_name: string
  confirmed_by_name: string | null; confirmed_at: string | null; disputed_because: string | null; reverses: string | null; note: string
}
export interface MyHours { total_minutes: number; items: Hours[] }
export interface HoursCorrection {
  id: string; community_id: string; hours_id: string; volunteer_id: string; volunteer_name: string; request_number: string; minutes_before: number
  minutes: number; reason: string; state: 'proposed' | 'approved' | 'refused'; proposed_by_name: string; proposed_at: string
  decided_by_name: string | null; decided_at: string | null; decision_reason: string | null
}

export interface PointsLine {
  id: string; points: number; cause: string; note: string; request_id: string | null; request_number: string | null; occurred_at: string
  reverses: string | null; reversed_by: string | null; approved_by_name: string | null
}
export interface PointsAccount {
  id: string; holder: 'household' | 'volunteer'; holder_id: string; holder_name: string; balance: number; opted_in: boolean; lines: PointsLine[]
}
export interface PointsBalance { id: string; holder: 'household' | 'volunteer'; holder_id: string; holder_name: string; balance: number }
export interface MyPoints { household: PointsAccount | null; volunteer: PointsAccount | null }
export interface Rung { place: number; name: string; points: number }
export interface Check { accounts: number; lines: number; sum: number; mismatches: string[] }
export interface Correction {
  id: string; community_id: string; account_id: string; holder_name: string; points: number; reason: string; reverses_line_id: string | null
  state: 'proposed' | 'approved' | 'refused'; proposed_by_name: string; proposed_at: string; decided_by_name: string | null
  decided_at: string | null; decision_reason: string | null
}

export interface Request {
  id: string; community_id: string; number: string; kind: string; state: string; words: string; fields: Record<string, unknown>; place_text: string
  area_code: string; lat: number | null; lng: number | null; responsible_code: string; level: 'grid' | 'community' | 'street' | 'county'
  returns_to: string | null; requester_person_id: string | null; requester_name: string; household_id: string | null; ordered_by_person_id: string; ordered_by_name: string; on_behalf: boolean
  channel: string; ordered_at: string; accept_due_at: string; finish_due_at: string; due_at: string; preferred_at: string | null; accepted_at: string | null
  done_at: string | null; closed_at: string | null; deferred_until: string | null; non_accept_class: string | null; urgent: boolean
  people_needed: number; joined_count: number; reopened_count: number; escalation_step: number; answer: string | null; helper_names: string[]
  pictures: string[]; late: boolean; version: number
}
export interface Reason { code: string; number: number; words: Words2 }
export interface Assignment {
  id: string; community_id: string; request_id: string; volunteer_id: string | null; person_id: string; name: string; taker: string; state: string
  cost: number; reasons: Reason[]; offered_at: string; answer_due_at: string; answered_at: string | null; departed_at: string | null
  arrived_at: string | null; done_at: string | null; decline_reason: string | null; offered_by_person_id: string; offered_by_name: string
}
export interface Contact { person_id: string; name: string; side: 'requester' | 'helper' }
export interface Step {
  id: string; at: string; code: string; words: Words2; by_name: string; on_behalf_of: string | null; pictures: string[]; data: Record<string, unknown>
}
export interface Rating { answer: 'solved' | 'partly' | 'not_solved'; words: string; thanks: string; at: string; by_name: string; by_call_back: boolean }
export interface RequestPage { request: Request; trace: Step[]; assignments: Assignment[]; rating: Rating | null; contacts: Contact[]; actions: string[] }
export interface Work { assignment: Assignment; request: Request }
export interface Similar {
  id: string; number: string; kind: string; words: string; place_text: string; ordered_at: string; metres: number | null; joined_count: number
  state: string; reasons: { code: string; number: number }[]
}
export interface Suggestion { volunteer_id: string; person_id: string; name: string; cost: number; reasons: Reason[] }
export interface Suggestions { items: Suggestion[]; excluded: { volunteer_id: string; name: string; reason: string; words: Words2 }[]; by_office: Contact[] }
export interface PlanPair {
  request_id: string; number: string; kind: string; words: string; place_text: string; volunteer_id: string; name: string; cost: number; reasons: Reason[]
}
export interface Plan { pairs: PlanPair[]; unassigned: { request_id: string; number: string; kind: string; why: Words2 }[]; total_cost: number }
export interface Dispatched { offered: Assignment[]; not_offered: Plan['unassigned'] }
export interface InboxGroup { code: string; count: number; items: Request[] }
export interface Counts {
  ordered: number; offered: number; accepted: number; under_way: number; done: number; late: number; to_receive: number; to_call_back: number; to_verify: number
  hours_to_confirm: number; corrections: number
}
export interface Rate { rate: number | null; of: number; count: number }
export interface Figures {
  ordered: number; closed: number; dispatched: number; response: Rate; solution: Rate; satisfaction: Rate; median_accept_minutes: number | null
  median_finish_minutes: number | null; reopened: number; late_now: number; by_kind: { kind: string; count: number }[]
}
