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

function clock(at: Date, english: boolean): string {
  const p = parts(at)
  if (english) return `${p.hour}:${two(p.minute)}`
  const half = p.hour < 6 ? '凌晨' : p.hour < 12 ? '上午' : p.hour < 14 ? '中午' : p.hour < 18 ? '下午' : '晚上'
  const hour = p.hour > 12 ? p.hour - 12 : p.hour
  return `${half} ${hour} 点${p.minute ? ` ${two(p.minute)} 分` : ''}`
}

function dayName(at: Date, now: Date, english: boolean): string {
  const apart = dayNumber(at) - dayNumber(now)
  const p = parts(at)
  if (english) {
    const near: Record<number, string> = { 0: 'today', 1: 'tomorrow', [-1]: 'yesterday' }
    return near[apart] ?? `${p.day} ${['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'][p.month - 1]}`
  }
  const near: Record<number, string> = { 0: '今天', 1: '明天', 2: '后天', [-1]: '昨天', [-2]: '前天' }
  return near[apart] ?? `${p.month} 月 ${p.day} 日`
}

// "今天下午 3 点", "today 15:00".
export function when(iso: string | null | undefined, now = new Date(), english = language() === 'en'): string {
  if (!iso) return ''
  const at = new Date(iso)
  const space = /\d/.test(dayName(at, now, english).slice(-1)) || english ? ' ' : ''
  return dayName(at, now, english) + space + clock(at, english)
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
