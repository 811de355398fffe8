import type { FirstStep } from '../shell/firstSteps'

export default [
  { code: 'read', words: 'shell.first.desk.read', permission: 'requests.view', done: (to) => (to.path === '/' && !!to.query.id) || to.path.startsWith('/requests/') },
  { code: 'dispatch', words: 'shell.first.desk.dispatch', to: '/board', permission: 'requests.dispatch', done: (to) => to.path === '/board' },
  { code: 'keys', words: 'shell.first.desk.keys' } // ticked by the sheet of keys
] satisfies FirstStep[]
