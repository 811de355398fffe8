// Several requests of a list, chosen one by one, in a row, or all.
import { computed, ref } from 'vue'

export const most = 500

export function useChoosing(shown: () => string[]) {
  const ids = ref(new Set<string>())
  let anchor = ''
  function toggle(id: string) {
    const next = new Set(ids.value)
    if (!next.delete(id) && next.size < most) next.add(id)
    anchor = id
    ids.value = next
  }
  // Everything between the last one that was chosen and this one.
  function through(id: string) {
    const all = shown()
    const from = all.indexOf(anchor), to = all.indexOf(id)
    if (from < 0 || to < 0) return toggle(id)
    ids.value = new Set([...ids.value, ...all.slice(Math.min(from, to), Math.max(from, to) + 1)].slice(0, most))
  }
  const all = () => { ids.value = new Set(shown().slice(0, most)) }
  const none = () => { ids.value = new Set() }
  return { ids, list: computed(() => [...ids.value]), toggle, through, all, none }
}
