import { FileOutput } from '@lucide/vue'
import type { End } from '@/shell/module'

export default {
  pages: [
    { path: '/exports', component: () => import('./DeskExports.vue'), title: 'exports.desk.title', help: 'exports.desk.help', permission: 'people.view', setting: { order: 16, words: 'exports.desk.setting', icon: FileOutput } }
  ]
} satisfies End
