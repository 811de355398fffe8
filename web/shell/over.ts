// Whether something still goes on, as every page says it.
import type { Proxy, Request } from '../api/records'

const ended = ['closed', 'withdrawn', 'not_accepted']
export const isOpen = (request: Pick<Request, 'state'>) => !ended.includes(request.state)
export const isOver = (proxy: Pick<Proxy, 'ended_at' | 'until'>) => !!proxy.ended_at || (!!proxy.until && proxy.until <= new Date().toISOString())
