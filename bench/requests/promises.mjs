// Measures each promise of the service loop beside its reference and prints a table, or JSON.
import { cpSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { gzippedFrontPage } from '../lib/front_page.mjs'
import { newcomer, read, visitor, write } from '../lib/people.mjs'
import { cleanUp, folder, memoryOf, part, startDemo, startNginx, startServer, stop, wrk } from '../lib/processes.mjs'
import { keep, keepAsSaid, progress, quick, report } from '../lib/report.mjs'

const seconds = quick ? 2 : 10
const clients = 200

const session = (each) => ['--cookie', each.cookie, '--csrf', each.csrf]

function mustAnswer(figures) {
  if (Object.keys(figures.errors).length > 0) throw new Error(`refused: ${JSON.stringify(figures)}`)
  return figures
}

// ---- ready, and how large ----

async function demo(data) {
  progress('the demonstration')
  const linli = await startDemo(data)
  const memory = memoryOf(linli.child).now
  keep('demo ready, a community of 4,992 households made', { value: linli.seconds, unit: 's', goal: 'under 10 s', met: linli.seconds < 10 })
  keep('demo ready, its resident memory', { value: memory, unit: 'MiB', goal: 'under 200 MiB', met: memory < 200 })
  return linli
}

async function idle(data) {
  progress('an idle server')
  const linli = await startServer(data)
  await read(linli, '/session')
  const memory = memoryOf(linli.child).now
  keep('idle server, its resident memory', { value: memory, unit: 'MiB', goal: 'under 60 MiB', met: memory < 60 })
  await stop(linli.child)
}

async function frontPage(linli) {
  const kilobytes = (await gzippedFrontPage(linli.url)) / 1000
  keep('resident front page, all that is loaded before first use', { value: kilobytes, unit: 'KB gzipped', goal: 'under 170 KB', met: kilobytes < 170 })
}

// ---- writing and reading ----
// References are measured before and after, and the better one counts: another program may have had the disk meanwhile.

const order = { kind: 'home_repair', words: '厨房水龙头漏水，第 {n} 次说', fields: { trouble: 'water' } }

const rawCommits = async () => (await part('raw_commits', '--dir', folder, '--seconds', seconds / 2)).raw_commits

async function orders(linli, residents) {
  progress(`orders of ${clients} clients`)
  const community = residents[0].community_id
  const before = await rawCommits()
  const load = ['load', '--port', linli.port, '--path', `/api/v1/communities/${community}/requests`, '--connections', clients]
  const figures = mustAnswer(await part(...load, '--seconds', 2 * seconds, '--body', JSON.stringify(order), ...residents.flatMap(session)))
  const reference = Math.max(before, await rawCommits())
  const ratio = figures.rate / reference
  keep(`orders created, ${clients} clients, each on disk before its answer`, { value: figures.rate, unit: '/s', reference, ratio, goal: 'at least 2 × raw single-row commits', met: ratio >= 2 })
  keep('orders created, the slowest of a hundred', { value: figures.p99_ms, unit: 'ms', goal: 'under 50 ms', met: figures.p99_ms < 50 })
}

async function readById(linli, resident) {
  progress('one request read by its id')
  const made = await write(linli, `/communities/${resident.community_id}/requests`, order, resident)
  const url = `${linli.url}/api/v1/communities/${resident.community_id}/requests/${made.id}`
  const nginx = await startNginx()
  const before = await wrk(nginx.url, seconds / 2)
  const value = await wrk(url, seconds, { Cookie: resident.cookie })
  const reference = Math.max(before, await wrk(nginx.url, seconds / 2))
  await stop(nginx.child)
  const ratio = value / reference
  keep('one request read by its id, signed in, permission checked', { value, unit: '/s', reference, ratio, goal: 'at least 0.35 of nginx with a file of 300 bytes', met: ratio >= 0.35 })
}

// ---- the dispatch board's list ----

// As the desk asks and as a grid leader may see; `who` has the reach of the whole community or of one grid.
function lists(community, desk, gridLeader, grid) {
  const path = (query) => `/api/v1/communities/${community}/requests?limit=50&${query}`
  return [
    { who: desk, path: path('view=inbox') },
    { who: desk, path: path('view=board') },
    { who: desk, path: path('view=board&kind=home_repair') },
    { who: desk, path: path(`view=board&kind=noise&area_code=${grid}`) },
    { who: desk, path: path(`view=late&area_code=${grid}`) },
    { who: gridLeader, path: path('view=board') },
    { who: gridLeader, path: path('view=late&kind=home_repair') }
  ]
}

async function slowest(linli, asked) {
  let worst = 0
  for (const { who, path } of asked) {
    const load = ['load', '--port', linli.port, '--path', path, '--connections', 2, '--seconds', quick ? 0.4 : 2]
    worst = Math.max(worst, mustAnswer(await part(...load, ...session(who))).p99_ms)
  }
  return worst
}

async function grown(data, name, requests) {
  const copy = join(folder, name)
  mkdirSync(copy)
  cpSync(data, copy, { recursive: true })
  const made = await part('multiply', '--data', copy, '--requests', requests)
  return { linli: await startDemo(copy), requests: made.requests }
}

async function board(data, asked) {
  progress(`the board's list at ${quick ? '200 thousand' : '1 million'} requests`)
  const few = await grown(data, 'few', 10_000)
  const many = await grown(data, 'many', quick ? 200_000 : 1_000_000)
  const reference = await slowest(few.linli, asked)
  const value = await slowest(many.linli, asked)
  await Promise.all([stop(few.linli.child), stop(many.linli.child)])
  const count = (each) => each.requests.toLocaleString('en')
  const ratio = value / reference
  keep(`board's list of 50, filters and reach, ${count(many)} requests beside ${count(few)}: the slowest of a hundred`, { value, unit: 'ms', reference, ratio, goal: 'under 30 ms, at most 1.5 × as long', met: value < 30 && ratio <= 1.5 })
}

async function assignment() {
  progress('a city assigned at the optimum')
  keepAsSaid(await part('assignment', '--json-lines', ...(quick ? ['--quick'] : [])))
}

// ---- all together ----

async function measure() {
  const data = join(folder, 'demo')
  const linli = await demo(data)
  await frontPage(linli)
  const [desk, gridLeader] = [await visitor(linli, 'secretary'), await visitor(linli, 'grid leader')]
  const community = desk.communities[0].id
  const { items: areas } = await read(linli, `/communities/${community}/areas`, desk)
  const [building, grid] = ['building', 'grid'].map((kind) => areas.find((each) => each.kind === kind))
  await stop(linli.child)
  await board(data, lists(community, desk, gridLeader, grid.code))
  await idle(data)

  const busy = await startDemo(data)
  const residents = []
  for (let number = 0; number < clients; ++number) residents.push(await newcomer(busy, building, number))
  await readById(busy, residents[0])
  await orders(busy, residents)
  await stop(busy.child)
  await assignment()
}

await report('requests', measure, cleanUp)
