import type { End } from '@/shell/module'

export default {
  pages: [
    { path: '/news', component: () => import('./NewsPage.vue'), title: 'notices.title', help: 'notices.news_help' },
    { path: '/news/:id', component: () => import('./OneNotice.vue'), title: 'notices.one', help: 'notices.news_help' }
  ],
  frontParts: [
    { place: 'top', order: 1, component: () => import('./FrontImportant.vue') },
    { place: 'below', order: 1, component: () => import('./FrontNews.vue') }
  ]
} satisfies End
