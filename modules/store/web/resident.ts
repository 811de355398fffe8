import type { End } from '@/shell/module'

export default {
  pages: [{ path: '/store', component: () => import('./ResidentStore.vue'), title: 'store.title', help: 'store.help' }],
  frontParts: [{ place: 'below', order: 2, component: () => import('./FrontStore.vue') }]
} satisfies End
