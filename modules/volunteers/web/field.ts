import { UserRound } from '@lucide/vue'
import type { End } from '@/shell/module'

export default {
  pages: [
    { path: '/me', component: () => import('./FieldMe.vue'), title: 'volunteers.field.me', help: 'volunteers.page_help.me', menu: { order: 40, label: 'volunteers.field.me', icon: UserRound } }
  ]
} satisfies End
