// What is different between two texts, line by line: the fewest lines taken out and put in.
export interface DiffLine { kind: 'same' | 'out' | 'in'; text: string }

export function diffOf(before: string, after: string): DiffLine[] {
  const a = before.replace(/\n$/, '').split('\n'), b = after.replace(/\n$/, '').split('\n')
  const common: number[][] = Array.from({ length: a.length + 1 }, () => new Array<number>(b.length + 1).fill(0))
  for (let i = a.length - 1; i >= 0; --i)
    for (let j = b.length - 1; j >= 0; --j) common[i]![j] = a[i] === b[j] ? common[i + 1]![j + 1]! + 1 : Math.max(common[i + 1]![j]!, common[i]![j + 1]!)
  const lines: DiffLine[] = []
  let i = 0, j = 0
  while (i < a.length || j < b.length) {
    if (i < a.length && j < b.length && a[i] === b[j]) {
      lines.push({ kind: 'same', text: a[i]! })
      ++i
      ++j
    } else if (j >= b.length || (i < a.length && common[i + 1]![j]! >= common[i]![j + 1]!)) lines.push({ kind: 'out', text: a[i++]! })
    else lines.push({ kind: 'in', text: b[j++]! })
  }
  return lines
}

// Only what changed with a line or two around it; null stands for what is left out.
export function shortened(lines: DiffLine[], around = 2): (DiffLine | null)[] {
  const near = lines.map((_, i) => lines.slice(Math.max(0, i - around), i + around + 1).some((line) => line.kind !== 'same'))
  const kept: (DiffLine | null)[] = []
  lines.forEach((line, i) => {
    if (near[i]) kept.push(line)
    else if (kept.at(-1) !== null) kept.push(null)
  })
  return kept
}
