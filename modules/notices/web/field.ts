import { Megaphone } from '@lucide/vue'
import type { End } from '@/shell/module'

export default {
  pages: [
    { path: '/news', component: () => import('./NewsPage.vue'), title: 'notices.title', help: 'notices.news_help', menu: { order: 35, label: 'notices.short', icon: Megaphone } },
    { path: '/news/:id', component: () => import('./OneNotice.vue'), title: 'notices.one', help: 'notices.news_help' }
  ]
} satisfies End
