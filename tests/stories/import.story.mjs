// A secretary takes in a messy list: looks first, imports, answers for a doubtful pair, takes all of it back, and takes the
// list of residents out with a purpose.
import { check, examine, hear, settled, story } from './lib.mjs'

await story('a list of residents is taken in and taken back', async (world) => {
  const secretary = world.visitor('secretary')
  const desk = await world.enter('desk', secretary)
  const get = async (path) => (await world.api(desk, 'GET', path)).body
  const found = async (name) => (await get(`/persons?q=${encodeURIComponent(name)}`)).items

  // Somebody of the demonstration, whose name the list will misspell.
  const people = (await get('/persons?limit=200')).items
  const known = people.find((each) => each.household_id && /^[一-鿿]{3}$/.test(each.name))
  check(known, 'somebody with a home and a name of three letters')
  const misspelt = known.name.slice(0, 2) + (known.name.endsWith('鑫') ? '淼' : '鑫')
  const place = known.place.replaceAll(' ', '')
  const list = [
    '玉岭社区居民登记表,,,,',
    '姓 名,公民身份号码*,联系电话,性别（男/女）,家庭住址',
    `欧阳试试,11010519491231002X,139 0000-7777,女,${place}`,
    `${misspelt},,,,${place}`,
    `司徒错号,110105194912310021,,,${place}`,
    `诸葛无楼,,,,九十九栋501`
  ].join('\n')

  await desk.goto(`${world.url}/desk/#/settings`)
  await desk.getByRole('link', { name: /^导入居民/ }).last().click()
  await desk.getByRole('heading', { name: '导入居民', level: 1 }).waitFor()
  await settled(desk)
  await examine(desk, 'nothing imported yet')
  await desk.locator('input[type=file]').setInputFiles({ name: '花名册.csv', mimeType: 'text/csv', buffer: Buffer.from(list) })

  // Nothing has changed yet; every row says what would become of it.
  await desk.getByRole('button', { name: '导入：新增 1 人，补充 0 人' }).waitFor()
  await desk.getByText('身份证号有一位抄错了，请对着证件再看一遍。').waitFor()
  await desk.getByText('册子里没有“99”这栋楼', { exact: false }).waitFor()
  check((await desk.getByLabel('姓 名').inputValue()) === 'name', 'the column of names is recognised')
  check((await found('欧阳试试')).length === 0, 'looking changes nothing')
  await examine(desk, 'a list before it is imported')
  await hear(desk, 'a list before it is imported')

  await desk.getByRole('button', { name: '导入：新增 1 人，补充 0 人' }).click()
  await desk.getByRole('heading', { name: '1 行拿不准，等您看' }).waitFor()
  check((await found('欧阳试试')).length === 1, 'the new resident is in the book')
  await desk.getByText('姓名只差一个字').first().waitFor()
  await examine(desk, 'a doubtful pair')
  await hear(desk, 'a doubtful pair')
  await desk.getByRole('button', { name: '是另一个人' }).click()
  await desk.getByRole('heading', { name: '1 行拿不准，等您看' }).waitFor({ state: 'detached' })
  check((await found(misspelt)).length === 1, 'somebody else is somebody else')

  await desk.getByRole('button', { name: '整个撤回' }).click()
  await desk.getByRole('button', { name: '整个撤回' }).click()
  await desk.getByText('已经整个撤回。').waitFor()
  check((await found('欧阳试试')).length === 0 && (await found(misspelt)).length === 0, 'both are taken back')
  check((await found(known.name)).length > 0, 'whoever was there stays')

  await desk.goto(`${world.url}/desk/#/exports`)
  await desk.getByLabel('做什么用').fill('入户核对')
  await examine(desk, 'a list on its way out')
  const download = desk.waitForEvent('download')
  await desk.getByRole('button', { name: '导出', exact: true }).click()
  check(/^居民-\d{4}-\d\d-\d\d\.xlsx$/.test((await download).suggestedFilename()), 'the file has its name')
})
