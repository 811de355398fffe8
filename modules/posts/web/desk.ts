import { CalendarDays, Network } from '@lucide/vue'
import type { End } from '@/shell/module'

export default {
  pages: [
    { path: '/areas', component: () => import('./DeskAreas.vue'), title: 'posts.desk.title', help: 'posts.page_help.areas', permission: 'areas.view', setting: { order: 20, words: 'posts.desk.setting' }, menu: { order: 90, label: 'posts.desk.title', icon: Network } },
    { path: '/rota', component: () => import('./DeskRota.vue'), title: 'posts.rota.title', help: 'posts.page_help.rota', permission: 'areas.view', menu: { order: 85, label: 'posts.rota.title', icon: CalendarDays } }
  ]
} satisfies End
