import type { FirstStep } from '../shell/firstSteps'

export default [
  { code: 'free', words: 'shell.first.field.free', to: '/me', permission: 'volunteers.serve', done: (to) => to.path === '/me' },
  { code: 'look', words: 'shell.first.field.look', to: '/open', permission: 'volunteers.serve', done: (to) => to.path === '/open' },
  { code: 'begin', words: 'shell.first.field.begin', done: (to) => to.path.startsWith('/work/') }
] satisfies FirstStep[]
