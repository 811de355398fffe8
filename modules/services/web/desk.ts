import { BookOpenText, CalendarDays, Hourglass } from '@lucide/vue'
import type { End } from '@/shell/module'

export default {
  pages: [
    { path: '/catalogue', component: () => import('./DeskCatalogue.vue'), title: 'services.desk.catalogue', help: 'services.page_help.catalogue', permission: 'services.view', setting: { order: 40, words: 'services.desk.setting' }, menu: { order: 70, label: 'services.desk.catalogue', icon: BookOpenText } },
    { path: '/catalogue/:code', component: () => import('./DeskKindEdit.vue'), title: 'services.edit.change', help: 'services.page_help.edit', permission: 'services.manage' },
    { path: '/time-limits', component: () => import('./DeskLimits.vue'), title: 'services.limits.title', help: 'services.page_help.limits', permission: 'services.manage', setting: { order: 50, words: 'services.limits.setting', icon: Hourglass } },
    { path: '/time-limits/:code', component: () => import('./DeskLimitEdit.vue'), title: 'services.limits.title', help: 'services.page_help.limits', permission: 'services.manage' },
    { path: '/calendar', component: () => import('./DeskCalendar.vue'), title: 'services.calendar.title', help: 'services.page_help.calendar', permission: 'services.manage', setting: { order: 60, words: 'services.calendar.setting', icon: CalendarDays } }
  ]
} satisfies End
