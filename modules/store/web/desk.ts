import { Store } from '@lucide/vue'
import type { End } from '@/shell/module'

export default {
  pages: [
    { path: '/store', component: () => import('./DeskStore.vue'), title: 'store.desk.title', help: 'store.desk.help', permission: 'store.hand_over', menu: { order: 64, label: 'store.desk.title', icon: Store } },
    { path: '/store/goods', component: () => import('./DeskGoods.vue'), title: 'store.desk.goods', help: 'store.desk.goods_help', permission: 'store.manage', setting: { order: 50, words: 'store.desk.setting' } }
  ]
} satisfies End
