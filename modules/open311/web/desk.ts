import { Plug } from '@lucide/vue'
import type { End } from '@/shell/module'

export default {
  pages: [
    { path: '/open311', component: () => import('./DeskKeys.vue'), title: 'open311.desk.title', permission: 'open311.file', help: 'open311.desk.help', setting: { order: 60, words: 'open311.desk.setting' }, menu: { order: 85, label: 'open311.desk.title', icon: Plug } }
  ]
} satisfies End
