// What the pages of imports share: names of states and columns, and a file on its way.
import type { FileImport, RowView } from '@/api/records'
import { t } from '@/shell/i18n'

export type Verdict = RowView['verdict']
export const verdicts: Verdict[] = ['added', 'changed', 'unchanged', 'doubtful', 'refused']
export const columns = ['nothing', 'name', 'id_number', 'phone', 'sex', 'birth_date', 'address', 'compound', 'building', 'unit', 'room'] as const

export const verdictName = (verdict: Verdict) => t(`imports.desk.verdict.${verdict}`)
export const stateName = (file: FileImport) => t(`imports.desk.state.${file.state}`)
export const isMoving = (file: FileImport) => file.state === 'applying' || file.state === 'undoing'
// How much of it is done, of a hundred.
export const share = (file: FileImport) => (file.rows_total ? Math.round((file.rows_done / file.rows_total) * 100) : 0)

// What somebody is known by, in one line; empty parts are left out.
export const inWords = (parts: (string | number | null | undefined)[]) => parts.filter((each) => each !== null && each !== undefined && each !== '').join(' · ')
