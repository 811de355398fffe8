import { ClipboardList, Hand, MapPinPlus } from '@lucide/vue'
import type { End } from '@/shell/module'

export default {
  pages: [
    { path: '/', component: () => import('./FieldWork.vue'), title: 'requests.field.work', help: 'requests.field.work_help', menu: { order: 10, label: 'requests.field.work', icon: ClipboardList } },
    { path: '/work/:id', component: () => import('./FieldJob.vue'), title: 'requests.field.job', help: 'requests.field.job_help' },
    { path: '/open', component: () => import('./FieldOpen.vue'), title: 'requests.field.open', help: 'requests.field.open_help', permission: 'volunteers.serve', menu: { order: 20, label: 'requests.field.open', icon: Hand } },
    { path: '/report', component: () => import('./FieldReport.vue'), title: 'requests.field.report', help: 'requests.field.report_help', permission: 'requests.report', menu: { order: 30, label: 'requests.field.report', icon: MapPinPlus } },
    { path: '/thanks', component: () => import('./FieldThanks.vue'), title: 'requests.field.thanks.title', help: 'requests.field.thanks_help' }
  ]
} satisfies End
