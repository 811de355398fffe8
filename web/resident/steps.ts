import type { FirstStep } from '../shell/firstSteps'

export default [
  { code: 'choose', words: 'shell.first.resident.choose', done: (to) => to.path.startsWith('/order/') },
  { code: 'send', words: 'shell.first.resident.send', done: (to, from) => from.path.startsWith('/order/') && to.path.startsWith('/requests/') },
  { code: 'watch', words: 'shell.first.resident.watch', to: '/mine', done: (to) => to.path === '/mine' }
] satisfies FirstStep[]
