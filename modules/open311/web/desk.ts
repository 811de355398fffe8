import { Plug } from '@lucide/vue'
import type { End } from '@/shell/module'

export default {
  pages: [
    { path: '/open311', component: () => import('./DeskKeys.vue'), title: 'open311.desk.title', permission: 'open311.file', help: 'open311.desk.help', menu: { order: 85, label: 'open311.desk.title', icon: Plug } }
  ]
} satisfies End
