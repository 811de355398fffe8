import type { PageEntry } from '../shell/module'

export const outboxPages: PageEntry[] = [
  { path: '/waiting', component: () => import('./WaitingPage.vue'), title: 'outbox.title', help: 'outbox.help' }
]
