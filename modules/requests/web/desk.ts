import { ChartColumn, Inbox, ListChecks, Map, PhoneIncoming, Waypoints } from '@lucide/vue'
import type { End } from '@/shell/module'

export default {
  pages: [
    { path: '/', component: () => import('./DeskInbox.vue'), title: 'requests.desk.inbox', help: 'requests.page_help.inbox', permission: 'requests.view', menu: { order: 10, label: 'requests.desk.inbox', icon: Inbox } },
    { path: '/order', component: () => import('./DeskOrder.vue'), title: 'requests.desk.order', help: 'requests.page_help.order', permission: 'requests.order_for', menu: { order: 15, label: 'requests.desk.order', icon: PhoneIncoming } },
    { path: '/board', component: () => import('./DeskBoard.vue'), title: 'requests.desk.board', permission: 'requests.dispatch', help: 'requests.desk.board_help', menu: { order: 20, label: 'requests.desk.board', icon: Waypoints } },
    { path: '/map', component: () => import('./DeskMap.vue'), title: 'requests.desk.map', permission: 'requests.view', help: 'requests.desk.map_help', menu: { order: 25, label: 'requests.desk.map', icon: Map } },
    { path: '/requests', component: () => import('./DeskRequests.vue'), title: 'requests.desk.all', help: 'requests.page_help.requests', permission: 'requests.view', menu: { order: 30, label: 'requests.desk.all', icon: ListChecks } },
    { path: '/requests/:id', component: () => import('./DeskRequest.vue'), title: 'requests.desk.one', help: 'requests.page_help.one', permission: 'requests.view' },
    { path: '/homes/:home', component: () => import('./DeskHome.vue'), title: 'requests.desk.home', help: 'requests.page_help.home', permission: 'people.view' },
    { path: '/week', component: () => import('./DeskWeek.vue'), title: 'requests.desk.week', help: 'requests.page_help.week', permission: 'requests.view', menu: { order: 35, label: 'requests.desk.week', icon: ChartColumn } }
  ]
} satisfies End
