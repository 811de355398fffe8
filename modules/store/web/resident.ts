import type { End } from '@/shell/module'
import FrontStore from './FrontStore.vue'

export default {
  pages: [{ path: '/store', component: () => import('./ResidentStore.vue'), title: 'store.title', help: 'store.help' }],
  frontParts: [{ place: 'below', order: 2, component: async () => FrontStore }]
} satisfies End
