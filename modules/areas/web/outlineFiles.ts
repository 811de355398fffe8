// A GeoJSON file of outlines: what taking it in would do, doing it, and taking it back.
import type { OutlineImport, OutlineRow } from '@/api/records'

export const verdicts = ['added', 'drawn', 'redrawn', 'same', 'refused'] as const
export type Verdict = OutlineRow['verdict']

// How many rows of each kind, in the order in which they matter; none for kinds that do not occur.
export const counted = (rows: OutlineRow[]) => verdicts.map((verdict) => ({ verdict, count: rows.filter((row) => row.verdict === verdict).length })).filter((each) => each.count)
export const changes = (rows: OutlineRow[]) => rows.filter((row) => row.verdict !== 'same' && row.verdict !== 'refused').length
export const drew = (done: OutlineImport) => done.added + done.drawn + done.redrawn

// The collection in a file, a single feature as a collection of one; null when it is no GeoJSON.
export async function readFile(file: File): Promise<object | null> {
  try {
    const read = JSON.parse(await file.text()) as { type?: string }
    if (read?.type === 'Feature') return { type: 'FeatureCollection', features: [read] }
    return read?.type === 'FeatureCollection' ? read : null
  } catch {
    return null
  }
}
