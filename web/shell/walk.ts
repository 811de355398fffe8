// Walking through a list that has a story beside it. The row moves at once; the address and the story follow a single step
// with the next frame, and a quick walk when it pauses: what one only passes is neither fetched nor drawn.
import { computed, onBeforeUnmount, ref, watch } from 'vue'

const pause = 300, quick = 400 // milliseconds

export function useWalk(told: () => string, tell: (name: string) => unknown) {
  const ahead = ref('')
  let last = -Infinity
  let waiting = 0

  function follow() {
    waiting = 0
    if (ahead.value) void tell(ahead.value)
  }
  function to(name: string) {
    const now = performance.now()
    const isQuick = now - last < quick
    last = now
    ahead.value = name
    clearTimeout(waiting)
    waiting = window.setTimeout(follow, isQuick ? pause : 20)
  }
  watch(told, () => { if (!waiting) ahead.value = '' })
  onBeforeUnmount(() => clearTimeout(waiting))
  // `chosen` is the row where one stands; `arrived` says that its story is told.
  const chosen = computed(() => ahead.value || told())
  return { chosen, arrived: computed(() => chosen.value === told()), to }
}
