import type { End } from '@/shell/module'

export default {
  pages: [{ path: '/call', component: () => import('./ResidentCall.vue'), title: 'posts.resident.title', help: 'posts.resident.help' }]
} satisfies End
