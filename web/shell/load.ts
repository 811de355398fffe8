// Loading what a page shows: its state, and doing something with the answer in words.
import { reactive } from 'vue'
import { ApiProblem } from './api'

export interface Loaded<T> { value: T | null; state: 'loading' | 'ready' | 'error'; problem: ApiProblem | null; reload: () => Promise<void> }

// Starts at once. While reloading, the old value stays, so nothing jumps.
export function useLoaded<T>(fetchIt: () => Promise<T>): Loaded<T> {
  const loaded = reactive({ value: null, state: 'loading', problem: null, reload: async () => {} }) as unknown as Loaded<T>
  let latest = 0
  loaded.reload = async () => {
    const mine = ++latest
    try {
      const value = await fetchIt()
      if (mine === latest) Object.assign(loaded, { value, state: 'ready', problem: null })
    } catch (error) {
      if (mine === latest) Object.assign(loaded, { state: loaded.value ? 'ready' : 'error', problem: error instanceof ApiProblem ? error : null })
      if (!(error instanceof ApiProblem)) throw error
    }
  }
  void loaded.reload()
  return loaded
}

// Once the page is shown and nobody has tapped for a moment.
export function whenIdle(act: () => void) {
  if (typeof requestIdleCallback === 'function') requestIdleCallback(act, { timeout: 5_000 })
  else setTimeout(act, 1_500)
}

// A thing a person does: busy while it runs, the problem in words when it fails.
export function useDeed() {
  const deed = reactive({ busy: false, problem: null as ApiProblem | null, run })
  async function run<T>(act: () => Promise<T>): Promise<T | undefined> {
    if (deed.busy) return undefined
    deed.busy = true
    deed.problem = null
    try {
      return await act()
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error
      deed.problem = error
      return undefined
    } finally {
      deed.busy = false
    }
  }
  return deed
}
