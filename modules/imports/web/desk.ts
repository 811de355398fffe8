import { FileInput } from '@lucide/vue'
import type { End } from '@/shell/module'

export default {
  pages: [
    { path: '/imports', component: () => import('./DeskImports.vue'), title: 'imports.desk.title', help: 'imports.desk.help', permission: 'people.manage', setting: { order: 15, words: 'imports.desk.setting', icon: FileInput } }
  ]
} satisfies End
