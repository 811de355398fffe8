import { afterEach, expect, it, vi } from 'vitest'
import { createApp, type App } from 'vue'
import { keysInUse, useKeys, walkKeys, type Keys } from '@/shell/keys'

const apps: App[] = []
function pageWith(keys: Keys) {
  const app = createApp({ setup() { useKeys(keys) }, render: () => null })
  app.mount(document.createElement('div'))
  apps.push(app)
  return app
}
const press = (key: string, on: EventTarget = document.body, more = {}) => on.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, ...more }))
afterEach(() => { for (const app of apps.splice(0)) app.unmount(); document.body.innerHTML = '' })

it('does what a letter says, but not while somebody types, holds Ctrl or has a dialog before them', () => {
  const act = vi.fn()
  pageWith({ d: ['x.dispatch', act] })
  press('d')
  expect(act).toHaveBeenCalledTimes(1)
  document.body.innerHTML = '<input />'
  press('d', document.querySelector('input')!)
  press('d', document.body, { ctrlKey: true })
  document.body.innerHTML = '<dialog open></dialog>'
  press('d')
  expect(act).toHaveBeenCalledTimes(1)
})

it('writes the sheet of keys from the pages that are open, the page before the frame, each key once', () => {
  pageWith({ '?': () => {} })
  const page = pageWith({ ...walkKeys(() => [], () => undefined, () => {}), d: ['x.dispatch', () => {}] })
  expect(keysInUse()).toEqual([
    { key: 'j', does: 'shell.key.next' }, { key: 'k', does: 'shell.key.before' }, { key: 'd', does: 'x.dispatch' }, { key: '?', does: 'shell.key.sheet' }
  ])
  page.unmount()
  apps.pop()
  expect(keysInUse().map((each) => each.key)).toEqual(['?'])
})

it('walks through a list and stops at its ends', () => {
  let chosen: string | undefined
  pageWith(walkKeys(() => ['a', 'b'], () => chosen, (name) => { chosen = name }))
  const seen = ['j', 'j', 'j', 'k', 'k'].map((key) => { press(key); return chosen })
  expect(seen).toEqual(['a', 'b', 'b', 'a', 'a'])
})
