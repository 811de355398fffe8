// The list from which a request's page was opened, so that the page can walk on in it. It outlives a reload of the window.
const key = 'linli.trail'
const around = 200

export interface Trail { ids: string[]; back: string }

export function keepTrail(ids: string[], at: string, back: string) {
  const from = Math.max(0, ids.indexOf(at) - around)
  sessionStorage.setItem(key, JSON.stringify({ ids: ids.slice(from, from + 2 * around), back } satisfies Trail))
}
// None when the request was opened from elsewhere.
export function trailOf(id: string): Trail | null {
  const trail = JSON.parse(sessionStorage.getItem(key) ?? 'null') as Trail | null
  return trail?.ids.includes(id) ? trail : null
}
