import { BookOpenText } from '@lucide/vue'
import type { End } from '@/shell/module'

export default {
  pages: [
    { path: '/catalogue', component: () => import('./DeskCatalogue.vue'), title: 'services.desk.catalogue', help: 'services.page_help.catalogue', permission: 'services.view', setting: { order: 40, words: 'services.desk.setting' }, menu: { order: 70, label: 'services.desk.catalogue', icon: BookOpenText } }
  ]
} satisfies End
