// What changed on the server, as it happens. A page that shows requests says `onChange(['requests'], refetch)`.
import { onBeforeUnmount } from 'vue'

interface Change { topic: string; community_id: string; id: string }
type Listener = (change: Change) => void

const listeners = new Set<Listener>()
const lasting = new Set<Listener>()
let source: EventSource | null = null

function tell(change: Change) {
  for (const listener of [...lasting, ...listeners]) listener(change)
}

function connect() {
  source = new EventSource('/api/v1/live')
  source.addEventListener('change', (event) => tell(JSON.parse((event as MessageEvent<string>).data) as Change))
  source.addEventListener('refresh', () => tell({ topic: '*', community_id: '', id: '' }))
  source.onerror = () => {
    // The browser tries again by itself unless the server ended the stream for good.
    if (source?.readyState === EventSource.CLOSED) {
      source = null
      setTimeout(() => listeners.size && !source && connect(), 5000)
    }
  }
}

// Calls `act` for as long as this window lives, while some page listens: it opens no stream by itself.
export function alsoOnChange(topics: string[], act: () => void) {
  const hear: Listener = ({ topic }) => { if (topic === '*' || topics.includes(topic)) act() }
  lasting.add(hear)
}

// Calls `act` at most once in 300 ms when one of the topics changed, while the component lives.
export function onChange(topics: string[], act: () => void) {
  let waiting = 0
  const listener: Listener = (change) => {
    if (change.topic !== '*' && !topics.includes(change.topic)) return
    if (!waiting) waiting = window.setTimeout(() => { waiting = 0; act() }, 300)
  }
  listeners.add(listener)
  if (!source && typeof EventSource !== 'undefined') connect()
  onBeforeUnmount(() => {
    listeners.delete(listener)
    clearTimeout(waiting)
    if (!listeners.size) { source?.close(); source = null }
  })
}
