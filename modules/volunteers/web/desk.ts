import { HandHeart } from '@lucide/vue'
import type { End } from '@/shell/module'

export default {
  pages: [
    { path: '/volunteers', component: () => import('./DeskVolunteers.vue'), title: 'volunteers.desk.title', help: 'volunteers.page_help.volunteers', permission: 'volunteers.view', menu: { order: 50, label: 'volunteers.desk.title', icon: HandHeart } }
  ]
} satisfies End
