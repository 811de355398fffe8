// Pages with nothing in them, beside which ours are measured in the same browser.
import { randomBytes } from 'node:crypto'
import { createServer } from 'node:http'

const head = '<!doctype html><html lang="zh-CN"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>空</title>'
// A box to tick and a field to type in.
const form = `${head}<label><input type="checkbox" id="box"> 好</label> <input id="field">`
// As long as a list of ten thousand lines.
const long = `${head}<div style="height: 1080000px; background: linear-gradient(#fff, #eee)"></div>`
// As heavy as it is asked to be; random, so that nobody shortens it on the way.
const heavy = (bytes) => `${head}<button>好</button><!--${randomBytes(Math.ceil(bytes / 2)).toString('hex').slice(0, bytes)}-->`

export async function servePlain() {
  const server = createServer((request, response) => {
    const [, page, bytes] = request.url.split('/')
    const found = { form, long, heavy: page === 'heavy' && heavy(Number(bytes)) }[page]
    response.writeHead(found ? 200 : 404, { 'Content-Type': 'text/html', 'Cache-Control': 'no-store' })
    response.end(found || '')
  })
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve))
  return { url: `http://127.0.0.1:${server.address().port}`, close: () => { server.closeAllConnections(); server.close() } }
}
