// What a bench was asked for, what it found, and how it says so.
export const quick = process.argv.includes('--quick')
const asJson = process.argv.includes('--json')
const promises = []

export const progress = (words) => process.stderr.write(`${Math.round(performance.now() / 1000)} s: ${words}\n`)
const rounded = (number) => Number(number.toPrecision(4))

export function keep(promise, { value, unit, reference = null, ratio = null, goal, met }) {
  const said = { promise, value: rounded(value), unit, reference, ratio: ratio === null ? null : rounded(ratio), goal, met }
  if (typeof reference === 'number') said.reference = rounded(reference)
  promises.push(said)
}

// A promise that a part of a bench has already put into this shape.
export const keepAsSaid = (promise) => promises.push(promise)

function table() {
  for (const { promise, value, unit, reference, ratio, goal, met } of promises) {
    const beside = reference === null ? '' : `, reference ${reference}, ratio ${ratio}`
    process.stdout.write(`${met ? 'met   ' : 'missed'}  ${promise}\n        ${value} ${unit}${beside}; goal: ${goal}\n`)
  }
}

// Runs a bench and prints a table, or one line of JSON. A bench that cannot measure ends with 1; a missed goal is a result.
export async function report(bench, measure, cleanUp) {
  try {
    await measure()
    progress('done')
    await cleanUp()
    if (asJson) process.stdout.write(`${JSON.stringify({ bench, promises })}\n`)
    else table()
  } catch (error) {
    process.stderr.write(`${error.stack}\n`)
    process.exit(1)
  }
}
