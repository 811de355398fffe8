import type { End } from '@/shell/module'

export default {
  pages: [{ path: '/posts', component: () => import('./FieldPosts.vue'), title: 'posts.field.title', help: 'posts.page_help.posts' }]
} satisfies End
