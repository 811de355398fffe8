// What somebody has typed into index.html while the scripts were still coming: the sign-in page goes on with it.
const nothing = { phone: '', hasFocus: false }
let typed = nothing

// Before the pages take the place of what stands there.
export function takeOver() {
  const field = document.querySelector<HTMLInputElement>('.opening input')
  if (field) typed = { phone: field.value, hasFocus: document.activeElement === field }
}
// Once, so that nobody who signs in later finds it.
export function takeTyped() {
  const taken = typed
  typed = nothing
  return taken
}

// Whether somebody has signed in here before decides what stands there next time; see public/first-paint.js.
export function remember(isKnown: boolean) {
  try {
    if (isKnown) localStorage.setItem('linli.known', 'yes')
    else localStorage.removeItem('linli.known')
  } catch { /* then everybody is a stranger at first */ }
}
