// How the page looks, before anything is painted: a script of its own, because the pages allow none inside themselves.
// What was chosen is one line of words, written by shell/appearance.ts; what was not, the system says.
(() => {
  const root = document.documentElement
  const kept = (name = 'linli.looks') => { try { return localStorage.getItem(name) ?? '' } catch { return '' } }
  const dark = matchMedia('(prefers-color-scheme: dark)')
  const contrast = matchMedia('(prefers-contrast: more)')
  let words = kept()
  const paint = () => {
    const chosen = (word) => words.split(' ').includes(word)
    root.classList.toggle('dark', chosen('dark') || (dark.matches && !chosen('light')))
    root.classList.toggle('contrast', chosen('contrast') || (contrast.matches && !chosen('no-contrast')))
    root.classList.toggle('large-text', chosen('large') || chosen('largest'))
    root.classList.toggle('largest-text', chosen('largest'))
    root.classList.toggle('still', chosen('still'))
    // The browser's own bar follows what was chosen, too.
    for (const bar of document.querySelectorAll('meta[name=theme-color]')) bar.content = root.classList.contains('dark') ? '#171B19' : '#F7F6F2'
  }
  for (const query of [dark, contrast]) query.addEventListener?.('change', paint)
  addEventListener('storage', (event) => { if (event.key === 'linli.looks') { words = kept(); paint() } })
  // What stands in the page until its scripts have come: for whom, and in which language.
  root.classList.toggle('known', !!kept('linli.known'))
  // Chinese, unless somebody chose English or has a telephone that knows no Chinese.
  const language = kept('linli.language')
  root.classList.toggle('english', language ? language === 'en' : !navigator.languages.some((each) => /^zh/i.test(each)))
  window.paintLooks = (fresh) => { words = fresh; paint() }
  paint()
})()
