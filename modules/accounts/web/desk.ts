import { KeyRound, Settings } from '@lucide/vue'
import type { End } from '@/shell/module'

export default {
  pages: [
    { path: '/sign-in', component: () => import('./SignIn.vue'), title: 'accounts.sign_in.title', help: 'accounts.page_help.sign_in' },
    { path: '/devices', component: () => import('./MyDevices.vue'), title: 'accounts.devices.title', help: 'accounts.devices.help' },
    { path: '/welcome/:token', component: () => import('./Welcome.vue'), title: 'accounts.welcome.title', help: 'accounts.page_help.welcome' },
    { path: '/accounts', component: () => import('./DeskAccounts.vue'), title: 'accounts.desk.title', help: 'accounts.page_help.accounts', permission: 'accounts.manage', setting: { order: 30, words: 'accounts.desk.setting' }, menu: { order: 80, label: 'accounts.desk.title', icon: KeyRound } },
    { path: '/settings', component: () => import('./DeskSettings.vue'), title: 'accounts.settings.title', help: 'accounts.settings.help', permission: 'accounts.manage', menu: { order: 95, label: 'accounts.settings.title', icon: Settings } }
  ]
} satisfies End
