// Two volunteers take the same request at the same moment: one has it, the other is told who.
import { check, story } from './lib.mjs'

await story('two volunteers accepting at once', async (world) => {
  const desk = await world.enter('desk', world.visitor('community worker'))
  const resident = await world.enter('resident', world.visitor('resident'))
  const ordered = await world.api(resident, 'POST', '/requests', { kind: 'company', words: '想有人来说说话，两个人都想来的故事', fields: { likes: ['talk'] }, pictures: [] })
  check(ordered.status < 300, `an order: ${JSON.stringify(ordered.body)}`)
  const found = await world.api(desk, 'GET', `/requests/${ordered.body.id}/suggestions`)
  check(found.body.items.length >= 2, 'two who could go')
  const both = []
  for (const each of found.body.items.slice(0, 2)) both.push(await world.enter('field', { phone: await world.phoneOf(desk, each.person_id) }))
  const answers = await Promise.all(both.map((page) => world.api(page, 'POST', `/requests/${ordered.body.id}/taking`, {})))
  const won = answers.filter((each) => each.status < 300), lost = answers.filter((each) => each.status === 409)
  check(won.length === 1 && lost.length === 1, `one wins: ${answers.map((each) => each.status)}`)
  check(lost[0].body.code === 'requests.taken' && lost[0].body.detail.includes(won[0].body.name), `the other hears who has it: ${lost[0].body.detail}`)
  // And in the browser the loser reads it.
  const loser = both[answers.indexOf(lost[0])]
  await loser.goto(`${world.url}/field/#/work`)
})
