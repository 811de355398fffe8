import { Users } from '@lucide/vue'
import type { End } from '@/shell/module'

export default {
  pages: [
    { path: '/people', component: () => import('./DeskPeople.vue'), title: 'people.desk.title', help: 'people.page_help.people', permission: 'people.view', setting: { order: 10, words: 'people.desk.setting' }, menu: { order: 40, label: 'people.desk.title', icon: Users } },
    { path: '/people/:person/card', component: () => import('./DeskCard.vue'), title: 'people.desk.card', permission: 'people.manage', help: 'people.desk.card_help' }
  ]
} satisfies End
