import { KeyRound } from '@lucide/vue'
import type { End } from '@/shell/module'

export default {
  pages: [
    { path: '/sign-in', component: () => import('./SignIn.vue'), title: 'accounts.sign_in.title' },
    { path: '/welcome/:token', component: () => import('./Welcome.vue'), title: 'accounts.welcome.title' },
    { path: '/accounts', component: () => import('./DeskAccounts.vue'), title: 'accounts.desk.title', permission: 'accounts.manage', menu: { order: 80, label: 'accounts.desk.title', icon: KeyRound } }
  ]
} satisfies End
