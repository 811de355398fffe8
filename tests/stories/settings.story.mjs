// A secretary changes what the community offers, alone: a kind by its form and by its text, a mistake told at its line,
// what residents will see, taken back and published again; two who edit at once; a kind of the community's own; the time
// limits and the calendar.
import { check, examine, hear, phone, settled, story } from './lib.mjs'

await story('settings a secretary can do alone', async (world) => {
  const secretary = world.visitor('secretary')
  const desk = await world.enter('desk', secretary)
  const offered = async () => (await world.api(desk, 'GET', '/services')).body.items
  const nameOf = async (code) => (await offered()).find((each) => each.code === code)?.name.zh
  const page = async (what) => (await world.api(desk, 'GET', `/editions/${what}`)).body
  const text = (of) => of.getByLabel('文字（YAML）')
  const isRead = (of) => of.getByText('读得懂，没有写错。').waitFor()
  const shown = (of, name) => of.locator('.phone .name').getByText(name, { exact: true }).waitFor()
  const publish = async (of, why) => {
    await of.getByLabel('为什么改').fill(why)
    await of.getByRole('button', { name: '发布', exact: true }).click()
  }

  await desk.goto(`${world.url}/desk/#/settings`)
  for (const name of ['服务目录', '时限', '工作日历']) await desk.getByRole('link', { name: new RegExp(`^${name}`) }).last().waitFor()
  await examine(desk, 'the settings')

  // By the form, and the text follows; residents see it at once.
  await desk.goto(`${world.url}/desk/#/catalogue?kind=meals`)
  await settled(desk)
  await desk.getByRole('link', { name: '修改“送餐助餐”' }).click()
  await desk.getByLabel('中文名', { exact: true }).fill('热饭上门')
  await isRead(desk)
  await shown(desk, '热饭上门')
  await desk.locator('.diff .in').first().waitFor()
  await examine(desk, 'a kind being changed')
  await hear(desk, 'a kind being changed')

  // A mistake is told at its line in words, and nothing can be published with it.
  const good = await text(desk).inputValue()
  await text(desk).fill(good.replace('takers: [volunteer', 'takers: [volunter'))
  await desk.getByText(/^第 8 行：takers：不认识“volunter”/).waitFor()
  check(await desk.getByRole('button', { name: '发布', exact: true }).isDisabled(), 'a faulty text is not published')
  await desk.getByRole('button', { name: '到那一行' }).click()
  check(await text(desk).evaluate((area) => area.value.slice(area.selectionStart, area.selectionEnd).startsWith('takers:')), 'the line is found')
  await examine(desk, 'a mistake in a text')
  // What is not published is kept over a reload.
  await text(desk).fill(good.replace('热饭上门', '热汤热饭'))
  await isRead(desk)
  await desk.reload()
  await desk.getByText('这是您上次没发布的修改，还在这里。').waitFor()
  await shown(desk, '热汤热饭')

  await publish(desk, '居民都这么叫')
  await desk.getByText('已经发布，新下的单按它办。').waitFor()
  check((await nameOf('meals')) === '热汤热饭', 'residents find the new name')
  await desk.getByRole('button', { name: '撤销' }).click()
  await desk.getByText('第 2 版', { exact: true }).waitFor()
  check((await nameOf('meals')) === '送餐助餐', 'taken back within ten seconds')
  await examine(desk, 'the editions of a kind')

  // Two at once: the second is told who was first, keeps what they wrote, and publishes on top of it.
  const other = await world.enter('desk', secretary)
  await other.goto(`${world.url}/desk/#/catalogue/meals`)
  await other.getByLabel('中文名', { exact: true }).fill('送饭')
  await isRead(other)
  await desk.getByLabel('中文名', { exact: true }).fill('送热饭')
  await shown(desk, '送热饭')
  await publish(desk, '好听些')
  await desk.getByText('第 3 版', { exact: true }).waitFor()
  await shown(other, '送饭')
  await publish(other, '短些')
  await other.getByText(`${desk.session.name}先改过了`).waitFor()
  await examine(other, 'who was slower')
  await other.getByRole('button', { name: '看看对方改了什么' }).click()
  await other.locator('.diff .out').filter({ hasText: '送热饭' }).first().waitFor()
  await publish(other, '短些')
  await other.getByText('第 4 版', { exact: true }).waitFor()
  check((await nameOf('meals')) === '送饭', 'the second one holds now')

  // Back to what was shipped, as an edition of its own; all the others stay.
  await desk.reload()
  await desk.getByRole('listitem').filter({ hasText: '出厂的一版' }).getByRole('button', { name: '改回这一版' }).click()
  await desk.getByRole('listitem').filter({ hasText: '出厂的一版' }).getByRole('button', { name: '改回这一版' }).click()
  await desk.getByText('第 5 版', { exact: true }).waitFor()
  check((await page('kind/meals')).editions.length === 5, 'no edition goes')

  // A kind of the community's own, from the one most like it.
  await desk.goto(`${world.url}/desk/#/catalogue`)
  await settled(desk)
  await desk.getByText('新增一种服务').click()
  await desk.getByLabel('照哪一种').selectOption('phone_help')
  await desk.getByLabel('代号').fill('nails')
  await desk.getByRole('button', { name: '照着做一个' }).click()
  await desk.getByLabel('中文名', { exact: true }).fill('上门剪指甲')
  await shown(desk, '上门剪指甲')
  await publish(desk, '老人自己剪不了')
  await desk.getByText('第 1 版', { exact: true }).waitFor()
  const nails = await nameOf('nails')
  check(nails === '上门剪指甲', `residents can order it, not ${nails}`)

  // The time limits: sooner, shown by what is ordered now.
  await desk.goto(`${world.url}/desk/#/time-limits`)
  await desk.getByRole('link', { name: '修改“平常的事”' }).waitFor()
  await examine(desk, 'the time limits')
  await desk.getByRole('link', { name: '修改“平常的事”' }).click()
  await desk.getByLabel('晚多少小时').nth(1).fill('2')
  await desk.getByText(/原来是/).first().waitFor()
  await examine(desk, 'a time limit being changed')
  await publish(desk, '居民等太久')
  await desk.getByText('第 1 版', { exact: true }).waitFor()
  check((await offered()).find((each) => each.code === 'meals').ladder_steps[1].late_by_hours === 2, 'every kind goes by it')

  // The calendar: a day off today moves what is promised now.
  await desk.goto(`${world.url}/desk/#/calendar`)
  await desk.getByLabel('从哪天').waitFor()
  const today = new Date(Date.now() + 8 * 3600_000).toISOString().slice(0, 10)
  await desk.getByLabel('从哪天').fill(today)
  await desk.getByLabel('到哪天').fill(new Date(Date.now() + 80 * 3600_000).toISOString().slice(0, 10))
  await desk.getByLabel('叫什么', { exact: true }).fill('停电检修')
  await desk.getByRole('button', { name: '加一次放假' }).click()
  await desk.getByText(/原来是/).first().waitFor()
  await examine(desk, 'the calendar')
  await desk.setViewportSize(phone)
  await hear(desk, 'the calendar on a telephone')
  check(await desk.evaluate(() => document.documentElement.scrollWidth <= innerWidth), 'nothing runs out of a narrow window')
  await publish(desk, '停电三天')
  await desk.getByText('第 1 版', { exact: true }).waitFor()

  // Who changed what, and whoever may not, does not.
  await desk.goto(`${world.url}/desk/#/catalogue`)
  await desk.getByText('最近谁改了什么').click()
  await desk.getByText(/改了工作日历：停电三天/).waitFor()
  const worker = await world.enter('desk', world.visitor('community worker'))
  check((await world.api(worker, 'POST', '/editions/kind/meals', { text: good, version: 5, reason: '试试' })).status === 403, 'only who manages the community')
})
