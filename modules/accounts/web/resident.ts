import { UserRound } from '@lucide/vue'
import type { End } from '@/shell/module'

export default {
  pages: [
    { path: '/sign-in', component: () => import('./SignIn.vue'), title: 'accounts.sign_in.title', help: 'accounts.page_help.sign_in' },
    { path: '/devices', component: () => import('./MyDevices.vue'), title: 'accounts.devices.title', help: 'accounts.devices.help' },
    { path: '/register', component: () => import('./Register.vue'), title: 'accounts.register.title', help: 'accounts.page_help.register' },
    { path: '/me', component: () => import('./ResidentMe.vue'), title: 'accounts.resident.me', help: 'accounts.resident.me_help', menu: { order: 4, label: 'accounts.resident.me', icon: UserRound } },
    { path: '/me/close', component: () => import('./ResidentClose.vue'), title: 'accounts.close.title', help: 'accounts.close.help' }
  ]
} satisfies End
