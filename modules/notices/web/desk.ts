import { Megaphone } from '@lucide/vue'
import type { End } from '@/shell/module'

export default {
  pages: [
    { path: '/notices', component: () => import('./DeskNotices.vue'), title: 'notices.desk.title', help: 'notices.desk.help', permission: 'notices.write', menu: { order: 62, label: 'notices.desk.title', icon: Megaphone } }
  ]
} satisfies End
