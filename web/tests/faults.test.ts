import { afterEach, beforeAll, expect, it } from 'vitest'
import { arrive } from '@/shell/arrival'
import { sayFaults } from '@/shell/faults'
import { startLanguage } from '@/shell/i18n'

beforeAll(async () => { await startLanguage(); sayFaults() })
afterEach(() => { document.body.innerHTML = '' })
const said = () => [...document.querySelectorAll('[role=alert]')].map((note) => note.textContent)
HTMLElement.prototype.scrollIntoView ??= () => undefined

it('says what the first field misses beside it, until somebody mends it', async () => {
  document.body.innerHTML = '<form><div><input id="name" required /></div><div><input id="age" required /></div></form>'
  const [name, age] = [...document.querySelectorAll('input')]
  document.querySelector('form')!.checkValidity()
  expect(said()).toEqual(['这里还没有填。'])
  expect(name!.parentElement!.textContent).toBe('这里还没有填。')
  expect(document.activeElement).toBe(name)
  expect(name!.getAttribute('aria-invalid')).toBe('true')
  name!.dispatchEvent(new Event('input', { bubbles: true }))
  expect(said()).toEqual([])
  expect(name!.hasAttribute('aria-invalid')).toBe(false)
  await new Promise((resolve) => setTimeout(resolve))
  name!.value = '王'
  document.querySelector('form')!.checkValidity()
  expect(age!.parentElement!.textContent).toBe('这里还没有填。')
})

it('asks for a choice at the question, not at the first answer', async () => {
  document.body.innerHTML = '<form><fieldset><legend>解决了吗？</legend><label><input type="radio" name="a" required /></label></fieldset></form>'
  await new Promise((resolve) => setTimeout(resolve))
  document.querySelector('form')!.checkValidity()
  expect(document.querySelector('fieldset')!.lastElementChild!.textContent).toBe('请选一项。')
})

it('gives the focus to the heading of a page, also when it comes later, and never takes it from a page that has it', async () => {
  document.body.innerHTML = '<main id="main" tabindex="-1"></main>'
  const main = document.querySelector('main')!
  await arrive()
  expect(document.activeElement).toBe(main)
  main.innerHTML = '<h1>我的事</h1>'
  await new Promise((resolve) => setTimeout(resolve))
  expect(document.activeElement).toBe(main.querySelector('h1'))
  main.innerHTML = '<h1>登录</h1><input />'
  main.querySelector('input')!.focus()
  await arrive()
  expect(document.activeElement).toBe(main.querySelector('input'))
})
