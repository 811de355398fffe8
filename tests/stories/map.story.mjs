// The community on a map that asks nobody else for anything; the same as a list by keyboard; an outline drawn and typed;
// GeoJSON taken in and undone; and the dispatch board, where a request is dropped on a helper or sent with D.
import { check, computer, examine, picture, settled, story } from './lib.mjs'

const drawn = (page) => page.locator('.maplibregl-canvas').waitFor()

await story('map', async (world) => {
  const desk = await world.enter('desk', world.visitor('secretary'))
  const foreign = []
  desk.on('request', (request) => { if (!/^(data|blob):/.test(request.url()) && !request.url().startsWith(world.url)) foreign.push(request.url()) })
  const refused = []
  desk.on('console', (message) => { if (/Content Security Policy/i.test(message.text())) refused.push(message.text()) })

  await seesMap(world, desk)
  await readsList(desk)
  await drawsOutline(world, desk)
  await importsFile(world, desk)
  await dispatches(world, desk)
  check(!foreign.length, `no request to anybody else, not ${foreign.join(', ')}`)
  check(!refused.length, `nothing that the page's policy forbids, not ${refused.join(', ')}`)
})

async function seesMap(world, desk) {
  await desk.goto(`${world.url}/desk/#/map`)
  await drawn(desk)
  await desk.locator('.pin.request').first().waitFor()
  check(await desk.locator('.pin.helper').count(), 'helpers on the map')
  await desk.waitForFunction(() => [...document.querySelectorAll('.maplibregl-canvas')].some((canvas) => canvas.width > 400))
  await examine(desk, 'the map')
  await picture(desk, 'map')
  // The request opens beside the map; back and reload keep it.
  await desk.getByRole('button', { name: '放大' }).click()
  const single = desk.locator('.pin.request').filter({ hasNotText: /\d/ }).first()
  await single.dispatchEvent('click')
  await desk.locator('aside ol.line').waitFor()
  check(desk.url().includes('id='), 'a request that can be linked to')
  await desk.reload()
  await desk.locator('aside ol.line').waitFor()
  const before = await desk.locator('.pin.request').count()
  await desk.getByLabel('只看晚了的').check()
  await desk.waitForFunction((count) => document.querySelectorAll('.pin.request').length < count, before)
  await desk.getByLabel('只看晚了的').uncheck()
}

// Without the mouse: the button, the groups, the points; then the same request beside it.
async function readsList(desk) {
  const turn = desk.getByRole('button', { name: '看列表' })
  await turn.focus()
  await desk.keyboard.press('Enter')
  const list = desk.getByRole('region', { name: '社区地图' }).locator('details')
  await list.first().waitFor()
  check((await list.count()) > 10, 'compounds in the list')
  check(!(await desk.locator('.maplibregl-canvas').count()), 'no map while the list is read')
  await list.first().locator('summary').focus()
  if (!(await list.first().evaluate((each) => each.open))) await desk.keyboard.press('Enter')
  await desk.keyboard.press('ArrowDown')
  check(await desk.evaluate(() => document.activeElement.closest('li') !== null), 'the first point with the focus')
  await desk.keyboard.press('Enter')
  await desk.waitForFunction(() => document.querySelector('.point[aria-current]'))
  await examine(desk, 'the list instead of the map')
  await picture(desk, 'map-as-list')
  await desk.getByRole('button', { name: '看地图' }).click()
  await drawn(desk)
}

async function drawsOutline(world, desk) {
  await desk.goto(`${world.url}/desk/#/map`)
  await drawn(desk)
  const { body } = await world.api(desk, 'GET', '/outlines')
  const building = body.features.find((each) => each.properties.kind === 'building')
  await desk.getByLabel('改哪里的范围').selectOption(building.properties.code)
  await desk.getByRole('heading', { name: /画.*的范围/ }).waitFor()
  const corners = building.geometry.coordinates[0].length - 1
  check((await desk.locator('.handle.corner').count()) === corners, `${corners} corners to drag`)
  await desk.waitForTimeout(500)
  const canvas = await desk.locator('.maplibregl-canvas').boundingBox()
  await desk.mouse.click(canvas.x + 60, canvas.y + canvas.height - 60)
  await desk.getByText(`现在有 ${corners + 1} 个角`).waitFor()
  await desk.getByRole('button', { name: '撤销' }).click()
  await desk.getByText(`现在有 ${corners} 个角`).waitFor()
  const handle = desk.locator('.handle.corner').first()
  const at = await handle.boundingBox()
  await desk.mouse.move(at.x + 6, at.y + 6)
  await desk.mouse.down()
  await desk.mouse.move(at.x - 6, at.y - 6, { steps: 4 })
  await desk.mouse.up()
  await picture(desk, 'map-drawing')
  await desk.getByRole('button', { name: '保存范围' }).click()
  await desk.getByText('的范围已保存').waitFor()
  const saved = (await world.api(desk, 'GET', '/outlines')).body.features.find((each) => each.id === building.id)
  check(JSON.stringify(saved.geometry) !== JSON.stringify(building.geometry), 'another outline than before')
  // By keyboard: the corners are typed; one that crosses itself is told so, and nothing changes.
  await desk.getByLabel('改哪里的范围').selectOption(building.properties.code)
  const typed = desk.getByLabel('每个角的坐标')
  const [a, b, c, d] = (await typed.inputValue()).split('\n')
  await typed.fill([a, c, b, d].join('\n'))
  await desk.getByRole('button', { name: '保存范围' }).click()
  await desk.getByText('范围的边交叉了').first().waitFor()
  await examine(desk, 'drawing an outline')
  await desk.getByRole('button', { name: '取消' }).click()
}

async function importsFile(world, desk) {
  const { body } = await world.api(desk, 'GET', '/outlines')
  const compound = body.features.find((each) => each.properties.kind === 'compound')
  const ring = compound.geometry.coordinates[0]
  const inside = ring.map(([lng, lat]) => [lng + (ring[0][0] - lng) * 0.02, lat + (ring[0][1] - lat) * 0.02])
  const feature = (properties, coordinates) => ({ type: 'Feature', properties, geometry: { type: 'Polygon', coordinates: [coordinates] } })
  const collection = { type: 'FeatureCollection', features: [
    feature({ name: compound.properties.name }, inside), feature({ name: '没有这个地方' }, inside), feature({ name: '打不开的' }, [[0, 0]])
  ] }
  await desk.getByRole('button', { name: '导入 GeoJSON' }).click()
  await desk.locator('input[type=file]').setInputFiles({ name: 'compounds.geojson', mimeType: 'application/geo+json', buffer: Buffer.from(JSON.stringify(collection)) })
  await desk.getByText('重画 1 处').waitFor()
  await desk.getByText('2 处不能用').waitFor()
  await examine(desk, 'an import before it happens')
  await picture(desk, 'map-import')
  const outline = async () => JSON.stringify((await world.api(desk, 'GET', '/outlines')).body.features.find((each) => each.id === compound.id).geometry)
  const before = await outline()
  await desk.getByRole('button', { name: '照这样画上，共 1 处' }).click()
  await desk.getByText('画好了 1 处').waitFor()
  check((await outline()) !== before, 'the compound is drawn anew')
  await desk.getByRole('button', { name: '撤销' }).click()
  await desk.getByText('已撤销').first().waitFor()
  check((await outline()) === before, 'the outline that was before')
}

async function dispatches(world, desk) {
  await desk.goto(`${world.url}/desk/#/board`)
  await drawn(desk)
  await settled(desk)
  await examine(desk, 'the dispatch board')
  const lines = desk.locator('[data-request]')
  const asked = (id) => world.api(desk, 'GET', `/requests/${id}`).then(({ body }) => body.request.state)
  // Somebody whom volunteers suit: J walks on until there is a helper with reasons.
  const walked = async () => {
    for (let i = 0; i < 30; ++i) {
      await settled(desk)
      await desk.locator('li.helper, [aria-label="合适的人"] h4, .card .quiet').first().waitFor()
      if (await desk.locator('li.helper').count()) return desk.locator('[data-request][aria-current]').getAttribute('data-request')
      await desk.keyboard.press('j')
      await desk.waitForTimeout(250)
    }
    throw new Error('expected: a request that a volunteer may take')
  }
  const first = await walked()
  check((await desk.locator('li.helper .reasons').first().textContent()).trim(), 'reasons in words')
  await picture(desk, 'dispatch-board')
  let taps = 0
  const tap = async (button) => { ++taps; await button.click() }
  await tap(desk.locator('li.helper').first().getByRole('button', { name: '请去' }))
  await desk.getByText(/已经请.*去了/).waitFor()
  check((await asked(first)) === 'offered', 'the request is offered after one tap')
  console.log(`taps: dispatch ${taps}`)
  check(taps === 1, 'one tap to dispatch')

  const second = await walked()
  await desk.keyboard.press('d')
  await desk.waitForFunction((id) => !document.querySelector(`[data-request="${id}"]`), second)
  check((await asked(second)) === 'offered', 'D asks the best')

  const third = await walked()
  const row = desk.locator('li.helper').nth(1)
  const whom = await ((await row.count()) ? row : desk.locator('li.helper').first()).locator('strong').textContent()
  await desk.locator(`[data-request="${third}"]`).dragTo(desk.locator('li.helper').filter({ hasText: whom }).first())
  await desk.getByText(`已经请${whom}去了`).waitFor()
  check((await asked(third)) === 'offered', 'a request dropped on a helper is offered to them')

  // On the map itself: the chosen request's pin onto a helper's.
  const fourth = await walked()
  const alone = desk.locator('.pin.helper').filter({ hasNotText: /\d/ })
  for (let i = 0; i < 5 && !(await alone.count()); ++i) {
    await desk.getByRole('button', { name: '放大' }).click()
    await desk.waitForTimeout(600)
  }
  await desk.evaluate((id) => {
    const pin = [...document.querySelectorAll('.pin.helper')].find((each) => !/\d/.test(each.textContent)), carried = new DataTransfer()
    carried.setData('text/plain', id)
    for (const type of ['dragenter', 'dragover', 'drop']) pin.dispatchEvent(new DragEvent(type, { bubbles: true, cancelable: true, dataTransfer: carried }))
  }, fourth)
  await desk.waitForFunction((id) => !document.querySelector(`[data-request="${id}"]`), fourth)
  check((await asked(fourth)) === 'offered', 'a request dropped on a pin is offered too')

  await desk.setViewportSize({ width: 390, height: 844 })
  await desk.getByRole('heading', { name: '一、选一件事' }).waitFor()
  check(!(await desk.getByRole('heading', { name: '二、选一个人' }).isVisible()), 'one step at a time in a narrow window')
  await lines.first().click()
  await desk.getByRole('heading', { name: '二、选一个人' }).waitFor()
  await examine(desk, 'the board in a narrow window')
  await desk.setViewportSize(computer)
}
