import type { End } from '@/shell/module'
import FrontImportant from './FrontImportant.vue'
import FrontNews from './FrontNews.vue'

export default {
  pages: [
    { path: '/news', component: () => import('./NewsPage.vue'), title: 'notices.title', help: 'notices.news_help' },
    { path: '/news/:id', component: () => import('./OneNotice.vue'), title: 'notices.one', help: 'notices.news_help' }
  ],
  frontParts: [
    { place: 'top', order: 1, component: async () => FrontImportant },
    { place: 'below', order: 1, component: async () => FrontNews }
  ]
} satisfies End
