// Reading aloud and listening. The browser's own voice speaks where it has one for the language; else a voice of the
// server, once one is registered; else nothing offers to speak.
import { shallowRef } from 'vue'
import { isLarge, looks } from './appearance'
import { language, type Language } from './i18n'

// Fetches the sound of a text from the server; null when it cannot say it.
export type Voice = (text: string, language: Language) => Promise<Blob | null>

const tags: Record<Language, string> = { zh: 'zh-CN', en: 'en-US' }
const synthesis = typeof speechSynthesis === 'undefined' ? null : speechSynthesis
// Browsers find their voices some time after the page has opened.
const voices = shallowRef(synthesis?.getVoices() ?? [])
synthesis?.addEventListener?.('voiceschanged', () => { voices.value = synthesis.getVoices() })
const serverVoice = shallowRef<Voice | null>(null)
let sound: HTMLAudioElement | null = null
let latest = 0

export function registerVoice(voice: Voice | null) {
  serverVoice.value = voice
}

function voiceFor(of: Language) {
  const fitting = voices.value.filter((each) => each.lang.toLowerCase().replace('_', '-').startsWith(of))
  // One that lives on the device works without a network and tells nobody what is read.
  return fitting.find((each) => each.localService) ?? fitting[0]
}
export const canSpeak = (of: Language = language()) => !!voiceFor(of) || !!serverVoice.value

// Ends what is being said, and resolves when this text has been said or could not be.
export async function speak(text: string, of: Language = language()): Promise<void> {
  stop()
  const voice = voiceFor(of)
  if (voice && synthesis) return sayHere(synthesis, voice, text, tags[of])
  const mine = latest
  const fetched = await serverVoice.value?.(text, of).catch(() => null)
  if (fetched && mine === latest) await play(fetched)
}

function sayHere(by: SpeechSynthesis, voice: SpeechSynthesisVoice, text: string, tag: string): Promise<void> {
  return new Promise((resolve) => {
    const words = new SpeechSynthesisUtterance(text)
    Object.assign(words, { voice, lang: tag, rate: isLarge() ? 0.9 : 1, onend: () => resolve(), onerror: () => resolve() })
    by.speak(words)
  })
}

function play(blob: Blob): Promise<void> {
  return new Promise((resolve) => {
    const address = URL.createObjectURL(blob)
    const audio = new Audio(address)
    sound = audio
    const end = () => { URL.revokeObjectURL(address); resolve() }
    audio.onended = audio.onerror = audio.onpause = end
    audio.play().catch(end)
  })
}

export function stop() {
  ++latest
  synthesis?.cancel()
  sound?.pause()
  sound = null
}

interface Recognition { lang: string; onresult: (event: { results: { transcript: string }[][] }) => void; onend: () => void; onerror: () => void; start: () => void }
const recognitionOf = () => {
  const known = globalThis as unknown as Record<string, (new () => Recognition) | undefined>
  return known.SpeechRecognition ?? known.webkitSpeechRecognition
}
export const canListen = () => !!recognitionOf()

// What was said next, in words; empty when nothing was understood.
export function listen(of: Language = language()): Promise<string> {
  const Known = recognitionOf()
  if (!Known) return Promise.resolve('')
  stop()
  return new Promise((resolve) => {
    const recognition = new Known()
    recognition.lang = tags[of]
    recognition.onresult = (event) => resolve(event.results[0]?.[0]?.transcript ?? '')
    recognition.onend = recognition.onerror = () => resolve('')
    recognition.start()
  })
}

// In large text a tap on a first-level action says its words: the next step, the places of the menu, and whatever
// carries data-spoken.
export function speakOnTap(event: Event) {
  if (!isLarge() || looks.silent || !canSpeak()) return
  const tapped = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-spoken], .button.next, nav .tab') : null
  const words = tapped && (tapped.dataset.spoken || tapped.getAttribute('aria-label') || tapped.textContent)
  if (words?.trim()) void speak(words.trim())
}
