// What a field misses is said under it, in the language and the size of the page: the browser's own bubble knows neither.
import { t } from './i18n'

type Field = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement
const isChoice = (field: Field) => ['radio', 'checkbox'].includes(field.type)

export function faultOf(field: Field): string {
  const { validity } = field
  if (validity.valueMissing) return t(isChoice(field) || field.tagName === 'SELECT' ? 'shell.fault.choose' : 'shell.fault.missing')
  if (validity.rangeUnderflow) return t('shell.fault.least', { least: (field as HTMLInputElement).min })
  if (validity.rangeOverflow) return t('shell.fault.most', { most: (field as HTMLInputElement).max })
  return t('shell.fault.other')
}

let taken: (() => void) | null = null

function say(field: Field) {
  taken?.()
  const note = document.createElement('p')
  note.className = 'fault'
  note.setAttribute('role', 'alert')
  note.textContent = faultOf(field)
  const beside = isChoice(field) ? field.closest('fieldset') ?? field.parentElement : field.parentElement
  beside?.append(note)
  field.setAttribute('aria-invalid', 'true')
  const listening = new AbortController()
  taken = () => {
    listening.abort()
    note.remove()
    field.removeAttribute('aria-invalid')
    taken = null
  }
  for (const change of ['input', 'change']) field.form?.addEventListener(change, () => taken?.(), { signal: listening.signal })
  field.focus({ preventScroll: true })
  field.scrollIntoView({ block: 'center' })
}

// The first of a form; the others wait until it is mended.
let isSaid = false
export function sayFaults() {
  document.addEventListener('invalid', (event) => {
    event.preventDefault()
    if (isSaid) return
    isSaid = true
    setTimeout(() => { isSaid = false })
    say(event.target as Field)
  }, true)
}
