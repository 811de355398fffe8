// A kind as one community sees it: offered there or not, and why not.
import type { Service } from '@/api/records'

export interface ServiceRow { service: Service; offered: boolean; paused_reason: string; paused_by_name: string }

const hoursOfAWorkingDay = 7

// How a length of time is said: the message and its number. Whole days are said as days.
export function timeInWords(hours: number, time: string): [key: string, count: number] {
  const day = time === 'working' ? hoursOfAWorkingDay : 24
  const whole = hours % day === 0
  return [`services.desk.time.${time}_${whole ? 'days' : 'hours'}`, whole ? hours / day : hours]
}
