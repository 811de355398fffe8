// Times as people say them, in the community's zone.
import { language } from './i18n'

export const zone = 'Asia/Shanghai'
const minute = 60_000

interface Parts { year: number; month: number; day: number; hour: number; minute: number; weekday: number }

function parts(at: Date): Parts {
  const shifted = new Date(at.getTime() + 8 * 60 * minute)
  return { year: shifted.getUTCFullYear(), month: shifted.getUTCMonth() + 1, day: shifted.getUTCDate(), hour: shifted.getUTCHours(), minute: shifted.getUTCMinutes(), weekday: shifted.getUTCDay() }
}

const dayNumber = (at: Date) => Math.floor((at.getTime() + 8 * 60 * minute) / (24 * 60 * minute))
const two = (n: number) => String(n).padStart(2, '0')

const hoursInWords = ['十二', '一', '两', '三', '四', '五', '六', '七', '八', '九', '十', '十一', '十二']
const weekdays = ['日', '一', '二', '三', '四', '五', '六']
const weekdaysInEnglish = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday']
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

// Whole and half hours as they are said; other minutes in figures, which is how they are read. English keeps the
// twenty-four hours that this country's clocks show.
function clock(at: Date, english: boolean): string {
  const p = parts(at)
  if (english) return `${p.hour}:${two(p.minute)}`
  const half = p.hour < 6 ? '凌晨' : p.hour < 12 ? '上午' : p.hour < 14 ? '中午' : p.hour < 18 ? '下午' : '晚上'
  const hour = p.hour > 12 ? p.hour - 12 : p.hour
  if (p.minute === 0) return `${half}${hoursInWords[hour]}点`
  if (p.minute === 30) return `${half}${hoursInWords[hour]}点半`
  return `${half}${hour || 12}:${two(p.minute)}`
}

// Weeks begin on Monday.
const weekNumber = (at: Date) => Math.floor((dayNumber(at) + 3) / 7)

// The weekday of a day at most six days away: this week's by its name, others said to be the last or the next.
function weekdayName(at: Date, now: Date, english: boolean): string {
  const weeks = weekNumber(at) - weekNumber(now)
  const { weekday } = parts(at)
  if (english) return `${weeks < 0 ? 'last ' : weeks > 0 ? 'next ' : ''}${weekdaysInEnglish[weekday]}`
  return `${weeks < 0 ? '上' : weeks > 0 ? '下' : ''}周${weekdays[weekday]}`
}

// "今天", "昨天", "周五", "11月19日": the shortest name of a day that cannot be mistaken.
export function day(iso: string | null | undefined, now = new Date(), english = language() === 'en'): string {
  if (!iso) return ''
  const at = new Date(iso)
  const apart = dayNumber(at) - dayNumber(now)
  const near: Record<number, string> = english ? { 0: 'today', 1: 'tomorrow', [-1]: 'yesterday' } : { 0: '今天', 1: '明天', 2: '后天', [-1]: '昨天', [-2]: '前天' }
  if (near[apart]) return near[apart]
  if (Math.abs(apart) < 7) return weekdayName(at, now, english)
  const p = parts(at), year = p.year === parts(now).year ? 0 : p.year
  return english ? `${p.day} ${months[p.month - 1]}${year ? ` ${year}` : ''}` : `${year ? `${year}年` : ''}${p.month}月${p.day}日`
}

// "11月19日", "19 Nov": the date itself, where today would change its meaning overnight.
export function date(iso: string, english = language() === 'en'): string {
  const p = parts(new Date(iso))
  return english ? `${p.day} ${months[p.month - 1]}` : `${p.month}月${p.day}日`
}

// "今天下午三点", "today 15:00".
export function when(iso: string | null | undefined, now = new Date(), english = language() === 'en'): string {
  if (!iso) return ''
  return day(iso, now, english) + (english ? ' ' : '') + clock(new Date(iso), english)
}

// As it stands on paper, where "today" would be wrong tomorrow.
export function dated(iso: string | null | undefined): string {
  return iso ? when(iso, new Date(new Date(iso).getTime() + 10 * 24 * 60 * minute)) : ''
}

// "今天下午", "this afternoon": near enough for when somebody was last seen.
export function partOfDay(iso: string | null | undefined, now = new Date(), english = language() === 'en'): string {
  if (!iso) return ''
  const { hour } = parts(new Date(iso))
  const apart = dayNumber(new Date(iso)) - dayNumber(now)
  const at = hour < 6 ? 0 : hour < 12 ? 1 : hour < 18 ? 2 : 3
  if (Math.abs(apart) > 1) return day(iso, now, english)
  if (!english) return day(iso, now, english) + ['凌晨', '上午', '下午', '晚上'][at]
  const name = ['night', 'morning', 'afternoon', 'evening'][at]
  if (apart === 0) return at === 0 ? 'last night' : `this ${name}`
  return `${day(iso, now, english)} ${name}`
}

// "12,345", "12.3 万", "4.1 亿": a number as one would say it, exact while it is small.
export function number(value: number, english = language() === 'en'): string {
  if (!english && Math.abs(value) >= 100_000_000) return `${Number((value / 100_000_000).toFixed(1))} 亿`
  if (!english && Math.abs(value) >= 100_000) return `${Number((value / 10_000).toFixed(1))} 万`
  return value.toLocaleString('en', { maximumFractionDigits: 1 })
}

// "2 小时前", "in 20 minutes": for what is near; far things get their day.
export function ago(iso: string | null | undefined, now = new Date(), english = language() === 'en'): string {
  if (!iso) return ''
  const gap = new Date(iso).getTime() - now.getTime()
  const size = Math.abs(gap)
  if (size < minute) return english ? 'just now' : '刚刚'
  if (size > 20 * 60 * minute) return when(iso, now, english)
  const hours = size >= 60 * minute
  const count = Math.round(size / (hours ? 60 * minute : minute))
  if (english) {
    const unit = `${count} ${hours ? 'hour' : 'minute'}${count === 1 ? '' : 's'}`
    return gap < 0 ? `${unit} ago` : `in ${unit}`
  }
  return `${count} ${hours ? '小时' : '分钟'}${gap < 0 ? '前' : '后'}`
}

// "1 小时 30 分".
export function duration(minutes: number, english = language() === 'en'): string {
  const hours = Math.floor(minutes / 60), rest = Math.round(minutes % 60)
  if (english) return [hours ? `${hours} h` : '', rest || !hours ? `${rest} min` : ''].filter(Boolean).join(' ')
  return [hours ? `${hours} 小时` : '', rest || !hours ? `${rest} 分${hours ? '' : '钟'}` : ''].filter(Boolean).join(' ')
}

// For <input type="datetime-local">, in the community's zone, and back.
export function toLocalInput(iso: string): string {
  const p = parts(new Date(iso))
  return `${p.year}-${two(p.month)}-${two(p.day)}T${two(p.hour)}:${two(p.minute)}`
}
export function fromLocalInput(text: string): string {
  return new Date(`${text}:00+08:00`).toISOString()
}
