import { ClipboardList, HandHeart } from '@lucide/vue'
import type { End } from '@/shell/module'
// The page that is opened first comes with the program: to fetch it afterwards would cost a slow network one more wait.
import ResidentFront from './ResidentFront.vue'

export default {
  pages: [
    { path: '/', component: async () => ResidentFront, title: 'requests.resident.front', help: 'requests.resident.front_help', menu: { order: 1, label: 'requests.resident.front', icon: HandHeart } },
    { path: '/help', component: () => import('./ResidentHelp.vue'), title: 'requests.resident.need_help', help: 'requests.resident.help_help' },
    { path: '/order/:kind', component: () => import('./ResidentOrder.vue'), title: 'requests.resident.order', help: 'requests.resident.order_help' },
    { path: '/mine', component: () => import('./ResidentMine.vue'), title: 'requests.resident.mine', help: 'requests.resident.mine_help', menu: { order: 2, label: 'requests.resident.mine', icon: ClipboardList } },
    { path: '/requests/:id', component: () => import('./ResidentRequest.vue'), title: 'requests.resident.one', help: 'requests.resident.one_help' }
  ]
} satisfies End
