// A notice's body is plain text. It is parted into paragraphs and links here, so that nothing a writer types ever runs.
export interface Piece { text: string; href: string }

const address = /https?:\/\/[^\s<>"'，。；！？、（）《》“”]+/gi

// Only whole addresses of the web become links; what is none stays text.
function safe(found: string): string {
  try {
    const url = new URL(found)
    return ['http:', 'https:'].includes(url.protocol) && !url.username && !url.password ? url.href : ''
  } catch {
    return ''
  }
}

export function piecesOf(line: string): Piece[] {
  const pieces: Piece[] = []
  let from = 0
  for (const match of line.matchAll(address)) {
    const text = match[0].replace(/[.,;:!?)\]]+$/, '')
    const href = safe(text)
    if (!href) continue
    if (match.index > from) pieces.push({ text: line.slice(from, match.index), href: '' })
    pieces.push({ text, href })
    from = match.index + text.length
  }
  if (from < line.length) pieces.push({ text: line.slice(from), href: '' })
  return pieces
}

export const paragraphsOf = (body: string): Piece[][] => body.split(/\n+/).map((line) => line.trim()).filter(Boolean).map(piecesOf)

// What a voice says: addresses are for the eye.
export const spokenOf = (title: string, body: string) => [title, ...paragraphsOf(body).map((pieces) => pieces.filter((each) => !each.href).map((each) => each.text).join(''))].join('\n')
