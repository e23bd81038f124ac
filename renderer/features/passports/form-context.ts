import { createContext, useContext } from 'react'
import type { WorkflowStanding } from '../../../shared/contract/features/workflow.ts'
import type { Issue } from '../../../shared/domain/passport/issue.ts'
import type { Passport } from './use-passport.ts'

/** What every control of an open passport may use. */
export interface FormValue extends Passport {
  readonly readOnly: boolean
  /** Remarks on a field, its rows and cells; `null` while no workflow is known. */
  readonly standing: WorkflowStanding | undefined
  readonly issuesOf: (field: number, row?: string, column?: number) => readonly Issue[]
}

export const FormContext = createContext<FormValue | null>(null)

export function useForm(): FormValue {
  const form = useContext(FormContext)
  if (!form) throw new Error('no passport form above')
  return form
}
