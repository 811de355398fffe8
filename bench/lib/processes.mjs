// The programs that are measured: each in a folder of its own, on 127.0.0.1, and gone when the bench ends.
import { execFile, spawn } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { promisify } from 'node:util'

const build = process.env.LINLI_BINARY.replace(/\/[^/]+\/[^/]+$/, '')

// Beside the build and not in /tmp, which may be memory: what is measured is a disk.
export const folder = mkdtempSync(join(build, 'bench.'))
const running = new Set()

export function cleanUp() {
  for (const each of running) each.kill('SIGKILL')
  rmSync(folder, { recursive: true, force: true })
}
process.on('exit', cleanUp)
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => process.exit(1))

export const freePort = () =>
  new Promise((resolve, reject) => {
    const server = createServer().on('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address()
      server.close(() => resolve(port))
    })
  })

// Starts a program and waits until `isReady` says so of what it has printed.
function start(program, parameters, isReady) {
  const child = spawn(program, parameters, { stdio: ['ignore', 'pipe', 'pipe'] })
  running.add(child)
  let said = ''
  return new Promise((resolve, reject) => {
    const late = setTimeout(() => reject(new Error(`${program} is not ready after 120 s: ${said}`)), 120_000)
    const hear = (text) => {
      said += text
      if (!isReady(said)) return
      clearTimeout(late)
      resolve(child)
    }
    child.stdout.on('data', hear)
    child.stderr.on('data', hear)
    child.on('error', reject)
    child.on('exit', () => {
      clearTimeout(late)
      running.delete(child)
      reject(new Error(`${program} ended: ${said}`))
    })
  })
}

export const stop = (child) =>
  new Promise((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) return resolve()
    child.on('exit', resolve)
    child.kill('SIGTERM')
  })

// Only the limits that keep one person from asking too often are lifted: here a handful of people do the work of a city.
const unlimited = ['--writes-per-minute', '0', '--codes-per-hour', '0', '--codes-per-address-per-hour', '0']

// Linli on a data folder: its address, its process, and how long it took until it was ready.
async function linli(command, data, more, isReady) {
  const port = await freePort()
  const began = performance.now()
  const parameters = [command, '--data', data, '--listen-port', String(port), '--message-port', 'file', ...unlimited]
  const child = await start(process.env.LINLI_BINARY, [...parameters, ...more], isReady)
  return { child, port, data, url: `http://127.0.0.1:${port}`, seconds: (performance.now() - began) / 1000 }
}

export const startDemo = (data) => linli('demo', data, ['--still'], (said) => said.includes('Ctrl-C'))
export const startServer = (data) => linli('serve', data, [], (said) => said.includes('/desk/\n'))

// Resident memory in MiB: now, and the most it has been.
export function memoryOf(child) {
  const status = readFileSync(`/proc/${child.pid}/status`, 'utf8')
  const mib = (name) => Number(new RegExp(`${name}:\\s+(\\d+)`).exec(status)[1]) / 1024
  return { now: mib('VmRSS'), most: mib('VmHWM') }
}

// nginx with as many processes as there are cores, and one server of these lines.
async function nginx(name, lines) {
  const root = join(folder, name)
  mkdirSync(root)
  const port = await freePort()
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map((each) => `${each}_temp_path ${root}/${each};`)
  writeFileSync(
    join(root, 'nginx.conf'),
    `daemon off; worker_processes auto; pid ${root}/nginx.pid; error_log stderr notice;
     ${process.getuid() === 0 ? 'user root;' : ''}
     events { worker_connections 1024; }
     http { access_log off; sendfile on; tcp_nodelay on; keepalive_requests 1000000000; ${temporary.join(' ')}
       server { listen 127.0.0.1:${port}; ${lines(root)} } }`
  )
  const program = existsSync('/usr/sbin/nginx') ? '/usr/sbin/nginx' : 'nginx'
  const ready = (said) => said.includes('start worker process')
  const child = await start(program, ['-p', root, '-c', join(root, 'nginx.conf'), '-e', 'stderr'], ready)
  return { child, url: `http://127.0.0.1:${port}` }
}

// One file of 300 bytes.
export async function startNginx() {
  const { child, url } = await nginx('nginx', (root) => `root ${root}/files;`)
  const files = join(folder, 'nginx', 'files')
  mkdirSync(files)
  writeFileSync(join(files, 'small.json'), 'x'.repeat(300))
  return { child, url: `${url}/small.json` }
}

// Linli as people reach it: behind nginx, which shortens answers as deploy/nginx.conf tells it to.
export function startFront(linli) {
  const gzip = readFileSync(new URL('../../deploy/nginx.conf', import.meta.url), 'utf8').match(/^ *gzip_\w+ .*;$/gm)
  return nginx('front', () => `gzip on; ${gzip.join(' ')}
    location / { proxy_pass http://127.0.0.1:${linli.port}; proxy_http_version 1.1; proxy_set_header Connection ""; proxy_buffering on; }`)
}

// Runs a part of bench_requests and reads the JSON it prints.
export async function part(...parameters) {
  const { stdout } = await promisify(execFile)(process.env.LINLI_BENCH, parameters.map(String), { timeout: 600_000 })
  return JSON.parse(stdout)
}

// Requests a second that wrk sees answered; an answer that is not 2xx ends the bench.
export async function wrk(url, seconds, headers = {}) {
  const said = Object.entries(headers).flatMap(([name, value]) => ['-H', `${name}: ${value}`])
  const { stdout } = await promisify(execFile)('wrk', ['-t1', '-c64', `-d${seconds}s`, ...said, url], { timeout: 60_000 })
  if (/Non-2xx|Socket errors/.test(stdout)) throw new Error(`${url}: ${stdout}`)
  return Number(/Requests\/sec:\s+([\d.]+)/.exec(stdout)[1])
}
