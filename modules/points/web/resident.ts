import { Sprout } from '@lucide/vue'
import type { End } from '@/shell/module'

export default {
  pages: [
    { path: '/points', component: () => import('./ResidentPoints.vue'), title: 'points.resident.title', help: 'points.page_help.points', menu: { order: 3, label: 'points.resident.title', icon: Sprout } }
  ]
} satisfies End
