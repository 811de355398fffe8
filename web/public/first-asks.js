// Asks for what the front page of a resident shows, while its scripts are still on their way: on a slow network that is
// seconds. web/shell/api.ts takes each answer once; what it does not find here it asks for itself.
(() => {
  if (window.askedEarly) return
  const kept = (name) => { try { return localStorage.getItem(name) } catch { return null } }
  const headers = { 'Accept-Language': kept('linli.language') === 'en' ? 'en' : 'zh-CN' }
  const asked = (window.askedEarly = new Map())
  const ask = (path) => {
    const answer = fetch(`/api/v1${path}`, { headers, credentials: 'same-origin' })
    answer.catch(() => {})
    asked.set(path, answer)
    return answer
  }
  // Who has taken the session asks for the rest, too; who acts for somebody else, or opens another page, wants other things.
  const isFront = ['', '#/'].includes(location.hash) && !kept('linli.acting')
  const goOn = ({ community_id: community }) => {
    if (!community || !isFront || !asked.has('/session')) return
    for (const path of ['/kinds', '/requests?view=household&limit=20', '/me/points']) ask(`/communities/${community}${path}`)
  }
  ask('/session').then((answer) => answer.clone().json()).then(goOn).catch(() => {})
})()
