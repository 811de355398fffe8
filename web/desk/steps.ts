import type { FirstStep } from '../shell/firstSteps'

const keys: FirstStep = { code: 'keys', words: 'shell.first.desk.keys' } // ticked by the sheet of keys

export default [
  { code: 'read', words: 'shell.first.desk.read', permission: 'requests.view', done: (to) => (to.path === '/' && !!to.query.id) || to.path.startsWith('/requests/') },
  { code: 'dispatch', words: 'shell.first.desk.dispatch', to: '/board', permission: 'requests.dispatch', done: (to) => to.path === '/board' },
  ...(matchMedia('(min-width: 801px)').matches ? [keys] : []) // a telephone has none
] satisfies FirstStep[]
