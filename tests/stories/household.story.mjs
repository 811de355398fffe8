// The book of homes: found by its door, read with where each fact came from, opened from a request and beside it, and every
// opening told to those who live there.
import { check, examine, hear, phone, settled, story } from './lib.mjs'

await story('the page of a home', async (world) => {
  const desk = await world.enter('desk', world.visitor('secretary'))
  const { items } = (await world.api(desk, 'GET', '/requests?view=all&limit=100')).body
  const request = items.find((each) => each.household_id && each.requester_person_id)
  check(request, 'a request of a home')
  const { household } = (await world.api(desk, 'POST', `/households/${request.household_id}/openings`, {})).body

  // From the search: a door gives its home.
  await desk.goto(`${world.url}/desk/#/people`)
  await desk.getByRole('heading', { name: '居民', exact: true }).waitFor()
  await settled(desk)
  await desk.keyboard.press('/')
  await desk.keyboard.type(household.place)
  await desk.keyboard.press('Enter')
  await desk.getByRole('region', { name: '住户' }).getByRole('link', { name: household.place }).click()
  await desk.getByRole('heading', { level: 1, name: household.place }).waitFor()
  await settled(desk)
  await examine(desk, 'the page of a home')
  await hear(desk, 'the page of a home')

  // Where a fact came from shows on the focus, is read out, and goes at Escape.
  const fact = desk.locator('.fact').first()
  const from = desk.locator(`[id="${await fact.getAttribute('aria-describedby')}"]`)
  check(!(await from.isVisible()), 'nothing stands over the page before somebody asks')
  await fact.focus()
  check((await from.innerText()).length > 4, 'where it came from, in words')
  await desk.keyboard.press('Escape')
  check(!(await from.isVisible()), 'gone at Escape')
  await fact.hover()
  await desk.mouse.move(0, 0)
  await fact.hover()
  check(await from.isVisible(), 'where it came from, under the pointer')

  // What happened there leads to each request.
  const happened = desk.getByRole('region', { name: '办过什么' })
  check((await happened.getByRole('button').count()) >= 1, 'what the home asked for')
  await happened.getByRole('button').first().click()
  await desk.waitForURL(/#\/requests\/\d+/)
  await desk.goBack()
  await desk.getByRole('heading', { level: 1, name: household.place }).waitFor()

  // From a request, beside it; the person stands there under one name.
  await desk.goto(`${world.url}/desk/#/requests/${request.id}`)
  await desk.getByRole('button', { name: '这一户' }).click()
  const panel = desk.getByRole('dialog', { name: '住户册' })
  await panel.getByText(household.place, { exact: true }).waitFor()
  await panel.getByRole('button', { name: '全部资料' }).first().click()
  const whole = desk.getByRole('dialog')
  await whole.getByRole('heading', { name: '住在哪里' }).waitFor()
  const name = await whole.getByRole('heading', { level: 2 }).first().innerText()
  check((await whole.getByRole('heading', { name, exact: true }).count()) === 1, 'a name once')
  await desk.keyboard.press('Escape')
  check(desk.url().endsWith(`/requests/${request.id}`), 'the request is still open')

  // Those who live there read who looked, once for the page and once for the request.
  const resident = await world.enter('resident', { phone: await world.phoneOf(desk, request.requester_person_id) }, { size: phone })
  const looks = (await world.api(resident, 'GET', '/me/looks')).body.items
  const pages = looks.filter((each) => each.by_name === desk.session.name && each.purpose.includes('住户册'))
  check(pages.length === 1, `one look at the page, not ${pages.length}`)
  check(looks.some((each) => each.purpose.includes(request.number)), 'and one for the request')
})
