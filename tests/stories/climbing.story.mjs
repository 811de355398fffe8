// An order that nobody took has climbed: each step is dated, says what it means, and the responsible office sees it.
import { check, examine, settled, story } from './lib.mjs'

await story('a late order climbing', async (world) => {
  const desk = await world.enter('desk', world.visitor('secretary'))
  await desk.goto(`${world.url}/desk/#/requests?view=late`)
  await settled(desk)
  const late = await world.api(desk, 'GET', '/requests?view=late&limit=50')
  const climbed = late.body.items.find((each) => each.escalation_step >= 2)
  check(climbed, 'a request that climbed at least two steps')
  await desk.goto(`${world.url}/desk/#/requests/${climbed.id}`)
  // The list's own detail is there until this page is; only this page is meant.
  const page = desk.locator('.page')
  await page.locator('dd.numbers', { hasText: climbed.number }).waitFor()
  const story = await page.locator('ol.line').innerText()
  check(/还没有人接|过了说好的时间|社区接过去|街道/.test(story), 'the step in the resident’s words')
  check((await page.locator('ol.line time').count()) >= 3, 'each step with its time')
  await examine(desk, 'a late request')
  const told = await world.api(desk, 'GET', `/requests/${climbed.id}`)
  const steps = told.body.trace.filter((each) => each.code.endsWith('escalated'))
  check(steps.length === climbed.escalation_step, `each step exactly once: ${steps.length} of ${climbed.escalation_step}`)
  check(steps.every((each, i) => i === 0 || each.at >= steps[i - 1].at), 'steps in order')
  check(told.body.request.area_code.length > 12, 'where it is has not moved')
})
