// The server's time on a telephone whose clock may be wrong. Every reply tells it; how far the clock was off is remembered,
// so that the next opening of the page begins with it.
const key = 'linli.clock'

// This opening of the page.
export const life = Math.random().toString(36).slice(2)

function remembered(): number {
  try { return Number(localStorage.getItem(key)) || 0 } catch { return 0 }
}

const state = { offset: remembered(), known: false }

export function hearServerTime(date: string | null, now = Date.now()) {
  const at = date ? Date.parse(date) : NaN
  if (Number.isNaN(at)) return
  // The server tells whole seconds, and a reply takes a while: what is near enough changes nothing.
  const heard = at + 500 - now
  if (!state.known || Math.abs(heard - state.offset) > 2_000) state.offset = Math.abs(heard) < 2_000 ? 0 : heard
  state.known = true
  try { localStorage.setItem(key, String(state.offset)) } catch { /* then it is heard anew */ }
}

// `known`: heard in this opening. Somebody may have set the clock since the last one.
export const clock = () => ({ ...state })
export const serverNow = () => Date.now() + state.offset

// When a deed happened, in server time. What was made in this opening before the offset was heard is put right now.
export function timeOf(row: { made_at: number; offset: number; life: string; known: boolean }, fresh = clock()): number {
  return row.known || !fresh.known || row.life !== life ? row.made_at : row.made_at - row.offset + fresh.offset
}
