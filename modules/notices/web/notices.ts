// What is valid now for my places. The parts of the front page ask at once and share one answer.
import { Megaphone, Newspaper, TriangleAlert } from '@lucide/vue'
import type { Items, Notice } from '@/api/records'
import { api } from '@/shell/api'
import { onChange } from '@/shell/live'
import { useLoaded } from '@/shell/load'
import { C } from '@/shell/session'

export const icons = { notice: Megaphone, news: Newspaper, warning: TriangleAlert }

let asking: Promise<Notice[]> | null = null
function fetchNotices(): Promise<Notice[]> {
  asking ??= api.get<Items<Notice>>(C('/notices')).then((found) => found.items).finally(() => { asking = null })
  return asking
}

export function useNotices() {
  const loaded = useLoaded(fetchNotices)
  onChange(['notices'], () => void loaded.reload())
  return loaded
}

export const isImportant = (notice: Notice, now = Date.now()) => !!notice.important_until && new Date(notice.important_until).getTime() > now
