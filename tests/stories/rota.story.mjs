// The rota: a grid worker sees who is on duty, says yes to standing in, takes a turn and gives one, and asks for leave in two
// taps, also without a network; the secretary sees the gaps in words and fills one by hand.
import { check, examine, hear, picture, settled, story } from './lib.mjs'

const act = async (page, name, within = page) => { await settled(page); await within.getByRole('button', { name, exact: true }).first().click() }
async function tapsOf(page, deed) {
  await page.evaluate(() => { window.taps = 0; addEventListener('click', () => ++window.taps, true) })
  await deed()
  return page.evaluate(() => window.taps)
}

await story('who is on duty', async (world) => {
  const worker = await world.enter('field', world.visitor('grid leader'))
  await worker.getByRole('link', { name: /值班的事，有 \d+ 件请您看看/ }).click()
  await worker.getByRole('heading', { name: '值班', level: 1 }).waitFor()
  await settled(worker)
  await worker.getByRole('heading', { name: '请您看看' }).waitFor()
  await examine(worker, 'the rota in the field')
  await hear(worker, 'the rota in the field')
  await picture(worker, 'field-rota')

  // Yes to standing in, and a turn that somebody wanted to give away.
  await act(worker, '行，我替')
  await worker.getByText(/您答应替他管/).waitFor()
  const turns = (await world.api(worker, 'GET', '/me/rota')).body
  const offered = turns.areas.flatMap((area) => area.turns).find((turn) => turn.offered && turn.person_id !== worker.session.person_id)
  check(offered, 'a colleague offers a turn')
  const taken = worker.waitForResponse((answer) => answer.request().method() !== 'GET')
  await act(worker, '我来替')
  check((await taken).ok(), 'the turn is taken')
  await worker.getByRole('button', { name: '我来替' }).waitFor({ state: 'detached' })
  const mine = (await world.api(worker, 'GET', '/me/rota')).body.areas.flatMap((area) => area.turns)
  check(mine.find((turn) => turn.id === offered.id).person_id === worker.session.person_id, 'the turn is mine now')

  // One of mine to whoever can, and back.
  const list = worker.getByRole('region', { name: '我的班' })
  await act(worker, '让出去', list)
  await act(worker, '让出去', worker.getByRole('dialog'))
  await worker.getByText('正在问谁能替').waitFor()
  await act(worker, '不让了', list)
  await worker.getByText('正在问谁能替').waitFor({ state: 'detached' })

  // Leave is two taps.
  const taps = await tapsOf(worker, async () => {
    await worker.getByRole('button', { name: '我要请假' }).click()
    await worker.getByRole('dialog').getByRole('button', { name: '请假', exact: true }).click()
  })
  console.log(`taps: leave ${taps}`)
  check(taps === 2, 'leave is two taps')
  await worker.getByText(/代班，等他回话/).waitFor()
  const asked = (await world.api(worker, 'GET', '/me/posts')).body.items.find((post) => post.leave)
  check(asked.leave.stand_in.says === 'asked', 'whoever is proposed is asked')

  // Without a network the page is there, and what is done waits.
  await worker.waitForTimeout(2_500)
  await worker.context().setOffline(true)
  await worker.getByRole('link', { name: '我的活', exact: true }).click()
  await worker.getByRole('link', { name: '值班', exact: true }).click()
  await act(worker, '销假')
  await worker.getByText('1 条待上传').first().waitFor()
  await worker.context().setOffline(false)
  await worker.getByRole('button', { name: '我要请假' }).waitFor({ timeout: 30_000 })
  check((await world.api(worker, 'GET', '/me/posts')).body.items.every((post) => !post.leave), 'the leave is ended')

  // The secretary: gaps in words, one filled by hand, a week copied.
  const desk = await world.enter('desk', world.visitor('secretary'))
  await desk.goto(`${world.url}/desk/#/rota`)
  await settled(desk)
  await desk.getByRole('button', { name: '下一周' }).click()
  const gaps = desk.getByRole('heading', { name: /处没有人/ })
  await gaps.waitFor()
  const before = Number(/\d+/.exec(await gaps.textContent())[0])
  await desk.getByText('请假，没有人代班，先由社区负责').first().waitFor()
  await examine(desk, 'the rota at the desk')
  await hear(desk, 'the rota at the desk')
  await picture(desk, 'desk-rota')
  await desk.getByRole('button', { name: '没有人' }).first().click()
  const sheet = desk.getByRole('dialog')
  await sheet.getByLabel('从几点').fill('00:00')
  await sheet.getByLabel('到几点').fill('00:00')
  await act(desk, '排一班', sheet)
  await sheet.getByRole('heading', { name: '排好的班' }).waitFor()
  await act(desk, '关闭', sheet)
  const left = desk.getByRole('heading', { name: before > 1 ? `有 ${before - 1} 处没有人` : '这一周处处有人' })
  await left.waitFor()
  await desk.getByRole('button', { name: '下一周' }).click()
  await settled(desk)
  await act(desk, '照上周排')
  await desk.getByText(/照上周排了 \d+ 班/).waitFor()

  // In English, in large letters and at night it is the same page.
  for (const [language, looks] of [['en', ''], ['zh', 'large-text'], ['zh', 'dark']]) {
    const other = await world.enter('field', world.visitor('grid leader'), { language, looks })
    await other.goto(`${world.url}/field/#/rota`)
    await settled(other)
    await examine(other, `the rota in ${language} ${looks}`)
    await picture(other, `field-rota-${language}${looks}`)
    const wide = await other.evaluate(() => document.documentElement.scrollWidth - innerWidth)
    check(wide <= 0, `nothing is wider than the screen in ${language} ${looks}, not by ${wide}`)
    await other.context().close()
  }
})
