// Sends many things a portion at a time, so that nobody else's order waits behind them, and says after each portion what
// is through. Ends at the first portion that fails (`send` gives undefined) and tells whether all went.
export async function inPortions<T, R>(
  items: T[], size: number, send: (portion: T[]) => Promise<R | undefined>, through: (answer: R, portion: T[]) => void
): Promise<boolean> {
  for (let from = 0; from < items.length; from += size) {
    const portion = items.slice(from, from + size)
    const answer = await send(portion)
    if (answer === undefined) return false
    through(answer, portion)
  }
  return true
}
