import type { End } from '@/shell/module'

export default {
  pages: [
    { path: '/me/data', component: () => import('./ResidentData.vue'), title: 'people.resident.data', help: 'people.resident.data_help' },
    { path: '/card/:secret', component: () => import('./ResidentCard.vue'), title: 'people.resident.card', help: 'people.resident.card_help' }
  ]
} satisfies End
