// First use: at most three steps that are the work itself. A step is done when its page is reached or when the page says
// so. Kept for each account on this device; gone for good once all are done or somebody waves them away.
import { computed, reactive } from 'vue'
import type { RouteLocationNormalized as Route } from 'vue-router'
import { may, session } from './session'

export interface FirstStep {
  code: string
  words: string // a message key
  to?: string // where it is done, when that is not the front page
  permission?: string
  done?: (to: Route, from: Route) => boolean
}

const tour = reactive({ end: '', steps: [] as FirstStep[], of: '', done: [] as string[] })
const gone = 'gone'
const key = () => `linli.first-steps.${tour.end}.${session.account_id}`

// Another account on the same device begins anew.
function read() {
  if (tour.of === session.account_id) return
  tour.of = session.account_id ?? ''
  try { tour.done = (localStorage.getItem(key()) ?? '').split(' ').filter(Boolean) } catch { tour.done = [] }
}
function write(done: string[]) {
  tour.done = done
  try { localStorage.setItem(key(), done.join(' ')) } catch { /* then it comes back with the next visit */ }
}

export function startFirstSteps(end: string, steps: FirstStep[]) {
  Object.assign(tour, { end, steps, of: '', done: [] })
}

// The steps to show, each with whether it is done; none when there is nothing left to show.
export const firstSteps = computed(() => {
  if (!session.account_id) return []
  read()
  const mine = tour.steps.filter((step) => !step.permission || may(step.permission))
  if (tour.done.includes(gone) || mine.every((step) => tour.done.includes(step.code))) return []
  return mine.map((step) => ({ ...step, isDone: tour.done.includes(step.code) }))
})

export function tookStep(code: string) {
  if (firstSteps.value.some((step) => step.code === code && !step.isDone)) write([...tour.done, code])
}
export function followSteps(to: Route, from: Route) {
  for (const step of firstSteps.value) if (step.done?.(to, from)) tookStep(step.code)
}
export function endFirstSteps() {
  write([...tour.done, gone])
}
