// The community tells its people something, and a household turns points into goods: taken back once, redeemed, handed
// over by its code.
import { check, examine, settled, story } from './lib.mjs'

await story('a notice and the store', async (world) => {
  const secretary = await world.enter('desk', world.visitor('secretary'))
  const resident = await world.enter('resident', world.visitor('居民'))

  await secretary.goto(`${world.url}/desk/#/notices`)
  await settled(secretary)
  await secretary.getByRole('button', { name: /写一条/ }).waitFor()
  await secretary.keyboard.press('n')
  await secretary.getByLabel('标题').fill('明天社区包饺子')
  await secretary.getByLabel('正文').fill('上午九点，在一楼。\n地址看 https://www.gov.cn/ 。')
  await secretary.getByRole('button', { name: '存草稿' }).click()
  await secretary.getByRole('button', { name: /^发布 / }).click()
  await secretary.getByText('已经发布').waitFor()
  await examine(secretary, 'the notices of the desk')
  await resident.goto(`${world.url}/resident/#/news`)
  await resident.getByText('明天社区包饺子').click()
  check((await resident.getByRole('link', { name: 'https://www.gov.cn/' }).getAttribute('rel')) === 'noopener noreferrer', 'a link that tells nobody where it came from')
  await examine(resident, 'a notice')

  await resident.goto(`${world.url}/resident/#/store`)
  await settled(resident)
  const card = resident.getByRole('article', { name: '毛巾一条' })
  const before = (await world.api(resident, 'GET', '/store')).body.purses[0].points
  const purse = (points) => resident.getByRole('link', { name: `我家的积分 ${points} 分` })
  await card.getByRole('button', { name: '换这个' }).click()
  await resident.getByRole('status').filter({ hasText: '换好了' }).getByRole('button', { name: '撤销' }).click()
  await purse(before).waitFor()
  await card.getByRole('button', { name: '换这个' }).click()
  await purse(before - 12).waitFor()
  await examine(resident, 'the store')
  const mine = (await world.api(resident, 'GET', '/me/store-orders')).body.items.find((each) => each.code && each.order.good_name_zh === '毛巾一条')

  await secretary.goto(`${world.url}/desk/#/store`)
  await secretary.getByLabel('六位数字').fill(mine.code)
  await secretary.getByRole('button', { name: '查这个号' }).click()
  await secretary.getByRole('button', { name: '已交给他，记下' }).click()
  await secretary.getByText('记下了：毛巾一条').waitFor()
  await examine(secretary, 'handing over')
  const after = (await world.api(resident, 'GET', '/me/store-orders')).body.items.find((each) => each.order.id === mine.order.id)
  check(after.order.state === 'handed_over' && !after.code, 'it is fetched and its code is gone')

  // The desk shows the thing itself, and residents see it.
  await secretary.goto(`${world.url}/desk/#/store/goods`)
  await secretary.getByRole('button', { name: /洗衣液一袋/ }).click()
  const shot = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64')
  await secretary.getByLabel('加图片').setInputFiles({ name: 'soap.png', mimeType: 'image/png', buffer: shot })
  await secretary.getByRole('button', { name: '不要这张照片' }).waitFor()
  await examine(secretary, 'a good with its photograph')
  await resident.goto(`${world.url}/resident/#/store`)
  await settled(resident)
  const soap = resident.getByRole('article', { name: '洗衣液一袋' })
  await soap.locator('img').waitFor()
  check(await soap.locator('img').evaluate((image) => image.decode().then(() => image.naturalWidth > 0)), 'the photograph is drawn')

  // Two pieces at once, for the price of two.
  const held = (await world.api(resident, 'GET', '/store')).body.purses[0].points
  await soap.getByRole('button', { name: '多一份' }).click()
  await soap.getByText('2 份 · 20 分').waitFor()
  check(await soap.getByRole('button', { name: '多一份' }).isDisabled(), 'no more than a household may have in a month')
  await soap.getByRole('button', { name: '换这个' }).click()
  await purse(held - 20).waitFor()
  await examine(resident, 'several pieces redeemed')

  // What is published goes on top of the front page and comes off again, without a correction.
  await secretary.goto(`${world.url}/desk/#/notices`)
  await secretary.getByRole('button', { name: /明天社区包饺子/ }).click()
  await secretary.getByRole('button', { name: '放到首页最上面' }).click()
  await secretary.getByRole('button', { name: '从首页最上面拿下来' }).waitFor()
  await resident.goto(`${world.url}/resident/#/`)
  await resident.getByRole('link', { name: /明天社区包饺子/ }).first().waitFor()
  const told = (await world.api(resident, 'GET', '/notices')).body.items.find((each) => each.title === '明天社区包饺子')
  check(told.important_until && !told.correction, 'on top until midnight, and nothing was put right')
  await secretary.getByRole('button', { name: '从首页最上面拿下来' }).click()
  await secretary.getByRole('button', { name: '放到首页最上面' }).waitFor()
})
