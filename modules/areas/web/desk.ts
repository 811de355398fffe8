import type { End } from '@/shell/module'

export default {
  pages: [{ path: '/found', component: () => import('./FoundCommunity.vue'), title: 'areas.found.title', help: 'areas.page_help.found' }]
} satisfies End
