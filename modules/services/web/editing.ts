// Editing a kind, a ladder or the calendar in two ways at once: a form and its YAML. Whatever is typed is read by the
// server as it reads its files; what is not published yet is kept in this window.
import { computed, onBeforeUnmount, reactive, ref, toRaw, watch } from 'vue'
import type { CheckedEdition, EditionPage } from '@/api/records'
import { ApiProblem, api } from '@/shell/api'
import { reloadCatalogue } from '@/shell/catalogue'
import { useDeed, useLoaded } from '@/shell/load'
import { C } from '@/shell/session'

export type Subject = 'kind' | 'ladder' | 'calendar'
const pause = 350
// The form is changed in place; what the server said stays as it said it.
const ownCopy = <V>(value: V): V => JSON.parse(JSON.stringify(value)) as V

// `copied` makes the first text of something new from something that is there.
export function useEditing<T extends object>(subject: Subject, code: string, copied?: () => Promise<T>) {
  const path = C(`/editions/${subject}/${code}`)
  const draftKey = `linli.draft.${subject}.${code}`
  const text = ref('')
  const form = ref<T | null>(null)
  const checked = ref<CheckedEdition | null>(null)
  const problem = ref<ApiProblem | null>(null)
  const fromDraft = ref(false)
  const waiting = ref(false) // what was typed last has not been read yet, so it cannot be published
  const deed = useDeed()
  let timer = 0, latest = 0

  const page = useLoaded(async () => {
    const found = await api.get<EditionPage>(path).catch((error: unknown) => {
      if (copied && error instanceof ApiProblem && error.status === 404) return null
      throw error
    })
    return found ?? { subject, code, version: 0, text: '', shipped: '', own: false, withdrawn: false, fault: null, editions: [] }
  })
  const started = watch(() => page.value, async (found) => {
    if (!found) return
    started()
    const draft = sessionStorage.getItem(draftKey)
    fromDraft.value = draft !== null && draft !== found.text
    if (fromDraft.value) return ask({ text: draft! })
    if (found.text) return ask({ text: found.text })
    if (copied) await ask({ [subject]: await copied() })
  }, { flush: 'sync' })

  async function ask(body: object) {
    const mine = ++latest
    try {
      const answer = await api.post<CheckedEdition>(`${path}/check`, body)
      if (mine !== latest) return
      problem.value = null
      checked.value = answer
      const fromForm = !('text' in body)
      if (fromForm) text.value = answer.text
      else if (text.value === '') text.value = answer.text
      if (!fromForm && answer[subject]) form.value = ownCopy(answer[subject]) as T
      if (fromForm && !form.value) form.value = ownCopy(answer[subject] ?? body[subject as keyof typeof body]) as T
      if (answer.text === (page.value?.text ?? '')) sessionStorage.removeItem(draftKey)
      else sessionStorage.setItem(draftKey, answer.text)
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error
      if (mine === latest) problem.value = error
    } finally {
      if (mine === latest) waiting.value = false
    }
  }
  function later(body: () => object) {
    clearTimeout(timer)
    ++latest
    waiting.value = true
    timer = window.setTimeout(() => void ask(body()), pause)
  }
  const typed = () => later(() => ({ text: text.value }))
  const filled = () => later(() => ({ [subject]: toRaw(form.value) }))
  onBeforeUnmount(() => clearTimeout(timer))

  function replaceWith(next: string) {
    clearTimeout(timer)
    fromDraft.value = false
    text.value = next
    return ask({ text: next })
  }
  async function took(next: EditionPage | undefined) {
    if (!next) return false
    sessionStorage.removeItem(draftKey)
    page.value = next
    await Promise.all([replaceWith(next.text), reloadCatalogue()])
    return true
  }
  const publish = async (reason: string) => took(await deed.run(() => api.post<EditionPage>(path, { text: text.value, version: page.value!.version, reason })))
  const restore = async (restores: number) => took(await deed.run(() => api.post<EditionPage>(`${path}/restoration`, { version: page.value!.version, restores })))
  // Somebody was faster: what they wrote becomes what this is compared with, and what was typed stays.
  async function catchUp() {
    deed.problem = null
    await page.reload()
    await ask({ text: text.value })
  }
  const changed = computed(() => !!checked.value?.changed)
  const ready = computed(() => changed.value && !checked.value?.fault && !problem.value && !waiting.value)
  const meanwhile = computed(() => ['services.changed_meanwhile', 'services.no_edition_yet'].includes(deed.problem?.code ?? ''))
  const discard = () => replaceWith(page.value!.text)

  return reactive({ subject, page, text, form, checked, problem, deed, fromDraft, changed, ready, waiting, meanwhile, typed, filled, replaceWith, discard, publish, restore, catchUp })
}
export type Editing = ReturnType<typeof useEditing>
