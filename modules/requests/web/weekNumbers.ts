// The ten numbers of the week, each as what is said of it, what its chart draws and where its list is.
import type { Burden, Rate, Week, WeeksPage } from '@/api/records'
import { duration, number } from '@/shell/time'

type Say = (key: string, named: Record<string, unknown>, plural: number) => string
export interface WeekNumber { code: string; words: string; values: (number | null)[]; shown: (value: number) => string; most?: number; to?: string; permission?: string }

const whole = (value: number) => number(Math.round(value))
const percent = (rate: Rate) => (rate.rate === null ? null : Math.round(rate.rate * 100))

export function weekNumbers(page: WeeksPage, burden: Burden, t: Say): WeekNumber[] {
  const now = page.weeks.at(-1)!, before = page.weeks.at(-2)!
  const say = (key: string, count: number, more: Record<string, unknown> = {}) => t(`requests.week.${key}`, { count: number(count), ...more }, count)
  const than = (count: number, was: number) => (count === was ? say('same', count) : say(count > was ? 'more' : 'fewer', Math.abs(count - was)))
  const each = (pick: (week: Week) => number | null) => page.weeks.map(pick)
  function rate(code: 'response' | 'solution' | 'satisfaction', more: Record<string, unknown> = {}): Pick<WeekNumber, 'code' | 'words' | 'values' | 'shown' | 'most'> {
    const was = percent(before[code]), is = percent(now[code])
    const words = is === null ? say(`no_${code}`, 0, more) : say(code, now[code].count, { of: number(now[code].of), percent: is, ...more }) + (was === null ? '' : say('percent_before', 0, { percent: was }))
    return { code, words, values: each((week) => percent(week[code])), shown: (value) => `${value}%`, most: 100 }
  }
  const asked = burden.community.at(-1)!.all
  return [
    { code: 'ordered', words: say('ordered', now.ordered) + than(now.ordered, before.ordered), values: each((week) => week.ordered), shown: whole, to: '/requests?view=all&days=7' },
    { ...rate('response'), to: '/requests?view=board' },
    { code: 'done', words: now.done ? say('done', now.done, { in_time: number(now.done_in_time), time: duration(now.median_minutes ?? 0) }) : say('no_done', 0), values: each((week) => week.median_minutes), shown: (value) => duration(value), to: '/requests?view=done' },
    { ...rate('solution'), to: '/requests?state=closed' },
    { ...rate('satisfaction', { asked: number(now.asked) }), to: '/requests?view=to_call_back' },
    { code: 'late', words: page.late_now ? say('late', page.late_now) : say('no_late', 0), values: each((week) => week.late), shown: whole, to: '/requests?view=late' },
    { code: 'waiting', words: page.waiting_now ? say('waiting', page.waiting_now) : say('no_waiting', 0), values: each((week) => week.waiting), shown: whole, to: '/requests?state=ordered' },
    { code: 'reopened', words: now.reopened ? say('reopened', now.reopened) : say('no_reopened', 0), values: each((week) => week.reopened), shown: whole },
    { code: 'helpers', words: now.helpers ? say('helpers', now.helpers, { time: duration(now.helped_minutes) }) : say('no_helpers', 0), values: each((week) => week.helpers), shown: whole, to: '/volunteers', permission: 'volunteers.view' },
    { code: 'burden', words: say('burden', asked) + than(asked, burden.community.at(-2)!.all), values: burden.community.map((week) => week.all), shown: whole }
  ]
}
