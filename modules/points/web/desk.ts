import { Sprout } from '@lucide/vue'
import type { End } from '@/shell/module'

export default {
  pages: [
    { path: '/points', component: () => import('./DeskPoints.vue'), title: 'points.desk.title', help: 'points.page_help.points', permission: 'points.view', menu: { order: 60, label: 'points.desk.title', icon: Sprout } }
  ]
} satisfies End
