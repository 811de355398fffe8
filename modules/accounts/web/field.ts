import type { End } from '@/shell/module'

export default {
  pages: [
    { path: '/sign-in', component: () => import('./SignIn.vue'), title: 'accounts.sign_in.title' },
    { path: '/register', component: () => import('./Register.vue'), title: 'accounts.register.title' }
  ]
} satisfies End
