import type { End } from '@/shell/module'

export default {
  pages: [{ path: '/found', component: () => import('./FoundCommunity.vue'), title: 'areas.found.title' }]
} satisfies End
