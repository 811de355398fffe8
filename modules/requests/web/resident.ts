import { ClipboardList, HandHeart } from '@lucide/vue'
import type { End } from '@/shell/module'

export default {
  pages: [
    { path: '/', component: () => import('./ResidentFront.vue'), title: 'requests.resident.front', menu: { order: 1, label: 'requests.resident.front', icon: HandHeart } },
    { path: '/order/:kind', component: () => import('./ResidentOrder.vue'), title: 'requests.resident.order' },
    { path: '/mine', component: () => import('./ResidentMine.vue'), title: 'requests.resident.mine', menu: { order: 2, label: 'requests.resident.mine', icon: ClipboardList } },
    { path: '/requests/:id', component: () => import('./ResidentRequest.vue'), title: 'requests.resident.one' }
  ]
} satisfies End
