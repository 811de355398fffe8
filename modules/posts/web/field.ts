import { CalendarDays } from '@lucide/vue'
import type { End } from '@/shell/module'

export default {
  pages: [
    { path: '/rota', component: () => import('./FieldRota.vue'), title: 'posts.rota.title', help: 'posts.page_help.rota', permission: 'requests.handle', menu: { order: 35, label: 'posts.rota.title', icon: CalendarDays } },
    { path: '/posts', component: () => import('./FieldPosts.vue'), title: 'posts.field.title', help: 'posts.page_help.posts' }
  ]
} satisfies End
