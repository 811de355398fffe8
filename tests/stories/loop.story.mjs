// A resident orders, the community dispatches, a volunteer accepts and does it, the resident rates: three browsers at once.
import { check, chooseKind, computer, examine, phone, settled, story } from './lib.mjs'

await story('the whole loop across three browsers', async (world) => {
  const resident = await world.enter('resident', world.visitor('resident'))
  const desk = await world.enter('desk', world.visitor('community worker'))

  // Order in four taps: kind, answer, send, send anyway if there was something like it.
  await settled(resident)
  await chooseKind(resident, '上门维修')
  await resident.getByText('电灯、插座、跳闸').click()
  await resident.getByLabel('说说情况').fill('书房的插座没有电，故事里的第一件事')
  await resident.getByRole('button', { name: '点单', exact: true }).click()
  const anyway = resident.getByRole('button', { name: '不一样，还是要报' })
  await Promise.race([resident.waitForURL(/#\/requests\//), anyway.waitFor()])
  if (await anyway.isVisible()) await anyway.click()
  await resident.waitForURL(/#\/requests\/\d+/)
  const id = /requests\/(\d+)/.exec(resident.url())[1]
  await resident.getByText('社区在安排人').waitFor()
  await examine(resident, 'the resident’s request')

  // The desk asks the best helper, with the reason in words.
  await desk.goto(`${world.url}/desk/#/board`)
  const line = desk.getByRole('button', { name: /故事里的第一件事/ })
  await line.click()
  const helper = desk.locator('.helper.best')
  await helper.waitFor()
  check(/步行|旁边|公里|还有/.test(await helper.innerText()), 'a reason in words')
  await helper.getByRole('button', { name: '请去' }).click()
  await desk.getByText(/已经请.+去了/).waitFor()
  await resident.getByText('已经派给人了').waitFor()

  // The volunteer goes there.
  const asked = await world.api(desk, 'GET', `/requests/${id}`)
  const volunteer = await world.enter('field', { phone: await world.phoneOf(desk, asked.body.assignments[0].person_id) }, { size: phone })
  await volunteer.goto(`${world.url}/field/#/work/${id}`)
  await volunteer.getByRole('button', { name: '我去' }).click()
  await resident.getByText(/接了，预计/).first().waitFor()
  await volunteer.getByRole('button', { name: '出发了' }).click()
  await volunteer.getByRole('button', { name: '到了' }).click()
  await volunteer.getByRole('button', { name: '办完了' }).click()
  await examine(volunteer, 'finishing a job')
  await volunteer.getByLabel('想说的话').fill('换了插座，试过没有问题。')
  await volunteer.getByRole('button', { name: '办完了' }).click()
  await volunteer.waitForURL(/#\/$/)

  // The resident says how it was; hours and points follow.
  await resident.getByText('解决了', { exact: true }).click()
  await resident.getByLabel(/想对帮忙的人说句话吗/).fill('来得快，谢谢。')
  await resident.getByRole('button', { name: '送出' }).click()
  await resident.getByText('这件事办结了').waitFor()

  const hours = await world.api(volunteer, 'GET', '/me/hours')
  const booked = hours.body.items.find((each) => each.request_id === id)
  check(booked?.state === 'confirmed', 'hours confirmed by the resident')
  const points = await world.api(volunteer, 'GET', '/me/points')
  check(points.body.volunteer.lines.some((each) => each.request_id === id && each.points === 20), '20 points for the helper')
  const told = await world.api(desk, 'GET', `/requests/${id}`)
  check(told.body.trace.length >= 6 && told.body.rating.answer === 'solved', 'the whole trace at the desk')
  await desk.setViewportSize(computer)
})
