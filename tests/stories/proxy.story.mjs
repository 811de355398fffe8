// A neighbour orders for somebody old, with their consent; both names stand in the trace, and the old person's side rates.
import { check, examine, settled, story } from './lib.mjs'

await story('the loop by proxy', async (world) => {
  const agent = await world.enter('resident', world.visitor('proxy'))
  const desk = await world.enter('desk', world.visitor('community worker'))
  await settled(agent)
  const principal = agent.session.principals[0]
  await agent.getByRole('button', { name: `替 ${principal.name} 办` }).click()
  await agent.getByText(`您在替 ${principal.name} 办事`).waitFor()
  await agent.getByRole('button', { name: '上门维修' }).click()
  await agent.getByText('门锁、门窗').click()
  await agent.getByLabel('说说情况').fill('门锁打不开，代办的故事')
  await agent.getByRole('button', { name: '点单', exact: true }).click()
  const anyway = agent.getByRole('button', { name: '不一样，还是要报' })
  await Promise.race([agent.waitForURL(/#\/requests\//), anyway.waitFor()])
  if (await anyway.isVisible()) await anyway.click()
  await agent.waitForURL(/#\/requests\/\d+/)
  await agent.getByText(`替 ${principal.name} 办`).first().waitFor()
  await examine(agent, 'a request for somebody else')
  const id = /requests\/(\d+)/.exec(agent.url())[1]

  const found = await world.api(desk, 'GET', `/requests/${id}/suggestions`)
  const whom = found.body.items[0] ? { volunteer_id: found.body.items[0].volunteer_id } : { person_id: found.body.by_office[0].person_id }
  const offered = await world.api(desk, 'POST', `/requests/${id}/offers`, whom)
  check(offered.status < 300, `an offer: ${JSON.stringify(offered.body)}`)
  const helper = await world.enter('field', { phone: await world.phoneOf(desk, offered.body.person_id) })
  const step = async (path) => {
    const done = await world.api(helper, 'POST', `/assignments/${offered.body.id}/${path}`, {})
    check(done.status < 300, `${path}: ${JSON.stringify(done.body)}`)
  }
  for (const path of ['acceptance', 'departure', 'arrival', 'completion']) await step(path)

  await agent.getByText('没有解决', { exact: true }).click()
  await agent.getByLabel('还差什么').fill('锁还是卡。')
  await agent.getByRole('button', { name: '送出' }).click()
  await agent.getByText('社区在安排人').waitFor()
  const told = await world.api(desk, 'GET', `/requests/${id}`)
  check(told.body.request.reopened_count === 1, 'not solved opens it again')
  check(told.body.trace.every((each) => each.by_name !== agent.session.name || each.on_behalf_of === principal.name), 'both names in the trace')
})
