// The one next step of a piece of work, as the big button says it.
import type { Assignment } from '@/api/records'

export interface NextStep { path: 'acceptance' | 'departure' | 'arrival' | 'completion'; label: string }

const steps: Record<string, NextStep | undefined> = {
  offered: { path: 'acceptance', label: 'requests.field.accept' },
  accepted: { path: 'departure', label: 'requests.field.depart' },
  on_the_way: { path: 'arrival', label: 'requests.field.arrive' },
  arrived: { path: 'completion', label: 'requests.field.complete' }
}

export const nextStepOf = (assignment: Assignment) => steps[assignment.state]
export const isActive = (assignment: Assignment) => ['accepted', 'on_the_way', 'arrived'].includes(assignment.state)
