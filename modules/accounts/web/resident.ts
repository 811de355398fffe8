import { UserRound } from '@lucide/vue'
import type { End } from '@/shell/module'

export default {
  pages: [
    { path: '/sign-in', component: () => import('./SignIn.vue'), title: 'accounts.sign_in.title' },
    { path: '/register', component: () => import('./Register.vue'), title: 'accounts.register.title' },
    { path: '/me', component: () => import('./ResidentMe.vue'), title: 'accounts.resident.me', menu: { order: 4, label: 'accounts.resident.me', icon: UserRound } }
  ]
} satisfies End
