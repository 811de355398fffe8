import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { takeOver, takeTyped } from '@/shell/opening'

const root = join(__dirname, '..', '..')
const html = readFileSync(join(root, 'web', 'resident', 'index.html'), 'utf8')
const read = (path: string) => JSON.parse(readFileSync(join(root, path), 'utf8'))

it.each(['zh', 'en'])('the page before the scripts says what the pages say (%s)', (language) => {
  const { name, loading } = read(`web/shell/messages.${language}.json`).shell
  const { title, why, phone, send_code } = read(`modules/accounts/web/messages.${language}.json`).accounts.sign_in
  const before = language === 'en' ? '<span lang="en">' : '<span>'
  for (const sentence of [name, loading, title, why, phone, send_code]) expect(html).toContain(`${before}${sentence}</span>`)
})
it('sends nothing before the scripts: a form that was sent would show the number in the address', () => {
  expect(html).toMatch(/<button[^>]* disabled>/)
  expect(html).not.toMatch(/<input[^>]* name=/)
})
it('hands over what was typed and the focus, once', () => {
  document.body.innerHTML = '<div id="app"><div class="opening"><input></div></div>'
  const field = document.querySelector('input')!
  field.value = '13900000001'
  field.focus()
  takeOver()
  expect(takeTyped()).toEqual({ phone: '13900000001', hasFocus: true })
  expect(takeTyped()).toEqual({ phone: '', hasFocus: false })
})
