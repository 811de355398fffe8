import { beforeEach, describe, expect, it, vi } from 'vitest'

const said: { text: string; lang: string; voice: { lang: string } }[] = []
function browserWith(langs: string[]) {
  const all = langs.map((lang) => ({ lang, localService: true }))
  vi.stubGlobal('speechSynthesis', { getVoices: () => all, addEventListener: () => {}, cancel: () => {}, speak: (words: { onend: () => void } & (typeof said)[number]) => { said.push(words); words.onend() } })
  vi.stubGlobal('SpeechSynthesisUtterance', class { constructor(public text: string) {} })
}
async function fresh(langs: string[]) {
  vi.resetModules()
  browserWith(langs)
  const [speech, appearance] = [await import('@/shell/speech'), await import('@/shell/appearance')]
  return { ...speech, ...appearance }
}
const button = (html: string) => {
  document.body.innerHTML = html
  return document.body.firstElementChild!
}

describe('reading aloud', () => {
  beforeEach(() => { said.length = 0; localStorage.clear() })

  it('uses a voice of the language where the browser has one', async () => {
    const { canSpeak, speak } = await fresh(['en-GB', 'zh_CN'])
    expect(canSpeak('zh')).toBe(true)
    await speak('要帮忙', 'zh')
    expect(said[0]).toMatchObject({ text: '要帮忙', lang: 'zh-CN', voice: { lang: 'zh_CN' } })
  })
  it('asks the server where the browser has none, and does not offer it before there is one', async () => {
    const { canSpeak, registerVoice, speak } = await fresh(['en-US'])
    expect(canSpeak('zh')).toBe(false)
    const voice = vi.fn(async () => null)
    registerVoice(voice)
    expect(canSpeak('zh')).toBe(true)
    await speak('要帮忙', 'zh')
    expect(voice).toHaveBeenCalledWith('要帮忙', 'zh')
    expect(said).toEqual([])
  })
  it('says a first-level action on tap in large text, and only there', async () => {
    const { setLooks, speakOnTap } = await fresh(['zh-CN'])
    const next = button('<button class="button next"><i>要帮忙</i></button>')
    const tap = () => speakOnTap({ target: next.firstElementChild } as unknown as Event)
    tap()
    expect(said).toEqual([])
    setLooks({ text: 'large' })
    tap()
    expect(said.map((each) => each.text)).toEqual(['要帮忙'])
    speakOnTap({ target: button('<button class="button">关闭</button>') } as unknown as Event)
    setLooks({ silent: true })
    tap()
    expect(said.length).toBe(1)
  })
})

describe('listening', () => {
  it('answers what was said, and nothing where it was not understood', async () => {
    const { canListen, listen } = await fresh([])
    expect(canListen()).toBe(false)
    expect(await listen('zh')).toBe('')
    let heard = true
    vi.stubGlobal('webkitSpeechRecognition', class {
      lang = ''
      onresult = (_: unknown) => {}
      onend = () => {}
      onerror = () => {}
      start() { if (heard) this.onresult({ results: [[{ transcript: this.lang === 'zh-CN' ? '修水管' : '' }]] }); this.onend() }
    })
    expect(canListen()).toBe(true)
    expect(await listen('zh')).toBe('修水管')
    heard = false
    expect(await listen('zh')).toBe('')
    vi.unstubAllGlobals()
  })
})
