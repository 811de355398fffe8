// A list that comes page by page. While the first page is read again, everything shown stays, so nothing jumps.
import { computed, ref, shallowRef } from 'vue'
import type { Page } from '../api/records'
import { useDeed, useLoaded } from './load'

export function usePaged<T extends { id: string }>(fetchPage: (after: string | null) => Promise<Page<T>>) {
  const later = shallowRef<T[]>([])
  const next = ref<string | null>(null)
  const fetching = useDeed()
  const first = useLoaded(async () => {
    const page = await fetchPage(null)
    if (!later.value.length) next.value = page.next
    return page.items
  })
  const items = computed(() => {
    const shown = new Set(first.value?.map((each) => each.id))
    return [...(first.value ?? []), ...later.value.filter((each) => !shown.has(each.id))]
  })
  let asked = 0

  async function more() {
    const mine = asked
    const page = await fetching.run(() => fetchPage(next.value))
    if (!page || mine !== asked) return
    later.value = [...later.value, ...page.items]
    next.value = page.next
  }
  // Another question: what was shown goes.
  function restart() {
    ++asked
    later.value = []
    next.value = null
    Object.assign(first, { value: null, state: 'loading' })
    void first.reload()
  }
  return { first, items, next, fetching, more, restart }
}
