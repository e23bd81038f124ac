/**
 * Who may do what: role × kind × action × territory, one table for the whole product. The data host
 * enforces it for every method and for every record written; the window shows it as it is.
 * Source: proposal of roles in the domain report, 5.5; where it says nothing, our choice.
 */

export const personRoles = [
  'viewer',
  'officer',
  'checker',
  'approver',
  'administrator',
  'auditor',
] as const
export type PersonRole = (typeof personRoles)[number]

export const actions = [
  'view',
  'export',
  'create',
  'edit',
  'delete',
  'submit',
  'check',
  'approve',
  'return',
  'reject',
  'revise',
  'remark',
  'answer',
  'assign',
  'layers',
  'register',
  'people',
  'audit',
  'repair',
] as const
export type Action = (typeof actions)[number]

/** Kinds of record as far as rights tell them apart. */
export const subjects = ['passport', 'event', 'layer', 'person', 'setting'] as const
export type Subject = (typeof subjects)[number]

/** `own`: only what lies in the person's territory; `all`: everywhere. */
export type Reach = 'own' | 'all'

export interface Right {
  readonly action: Action
  readonly subjects: readonly Subject[]
  readonly roles: Readonly<Partial<Record<PersonRole, Reach>>>
}

const everyone: Right['roles'] = {
  viewer: 'all',
  officer: 'all',
  checker: 'all',
  approver: 'all',
  administrator: 'all',
  auditor: 'all',
}
const writers: Right['roles'] = { officer: 'own' }
const watchers: Right['roles'] = { officer: 'own', checker: 'own', approver: 'own' }

/**
 * The table. Everybody who signed in sees all that this device holds: what a device holds is decided
 * when it is synchronised, and a map with holes in it misleads.
 */
export const rights: readonly Right[] = [
  {
    action: 'view',
    subjects: ['passport', 'event', 'layer', 'person', 'setting'],
    roles: everyone,
  },
  { action: 'export', subjects: ['passport', 'event', 'layer'], roles: everyone },
  { action: 'create', subjects: ['passport'], roles: writers },
  { action: 'edit', subjects: ['passport'], roles: writers },
  { action: 'delete', subjects: ['passport'], roles: writers },
  { action: 'submit', subjects: ['passport'], roles: writers },
  { action: 'answer', subjects: ['passport'], roles: writers },
  { action: 'revise', subjects: ['passport'], roles: writers },
  { action: 'check', subjects: ['passport'], roles: { checker: 'own' } },
  { action: 'approve', subjects: ['passport'], roles: { approver: 'own' } },
  { action: 'reject', subjects: ['passport'], roles: { approver: 'own' } },
  { action: 'return', subjects: ['passport'], roles: { checker: 'own', approver: 'own' } },
  { action: 'remark', subjects: ['passport'], roles: { checker: 'own', approver: 'own' } },
  {
    action: 'assign',
    subjects: ['passport'],
    roles: { checker: 'own', approver: 'own', administrator: 'all' },
  },
  { action: 'create', subjects: ['event'], roles: watchers },
  { action: 'edit', subjects: ['event'], roles: watchers },
  { action: 'delete', subjects: ['event'], roles: writers },
  { action: 'layers', subjects: ['layer'], roles: { officer: 'all', administrator: 'all' } },
  // Profiles of workbooks and the like: kept by the program for whoever brings data in.
  { action: 'edit', subjects: ['setting'], roles: { officer: 'all', administrator: 'all' } },
  { action: 'register', subjects: ['setting'], roles: { administrator: 'all' } },
  { action: 'people', subjects: ['person'], roles: { administrator: 'all' } },
  {
    action: 'audit',
    subjects: ['passport', 'event', 'layer', 'person', 'setting'],
    roles: { auditor: 'all', administrator: 'all' },
  },
  { action: 'repair', subjects: ['setting'], roles: { administrator: 'all' } },
]

/** The person at work, as far as rights look at it. */
export interface Holder {
  readonly roles: readonly PersonRole[]
  /** Code of the territory; `KZ` is the whole country. */
  readonly unit: string
}

/** What an action is about; `path` names the territories from the country down, '' when unplaced. */
export interface About {
  readonly subject: Subject
  readonly path: string
}

export type Decision =
  | { readonly allowed: true }
  | { readonly allowed: false; readonly reason: 'signed-out' | 'role' | 'territory' }

const allowed: Decision = { allowed: true }

/**
 * Whether the holder may do the action; without `about`, whether there is anything at all that the
 * holder may do it to. A record without a place belongs to nobody's territory yet and is open to
 * all who have the right somewhere.
 */
export function decide(holder: Holder | null, action: Action, about?: About): Decision {
  if (!holder) return { allowed: false, reason: 'signed-out' }
  const held = rights
    .filter((right) => right.action === action)
    .filter((right) => !about || right.subjects.includes(about.subject))
    .flatMap((right) => holder.roles.flatMap((role) => right.roles[role] ?? []))
  if (held.length === 0) return { allowed: false, reason: 'role' }
  if (!about || held.includes('all')) return allowed
  return isInside(about.path, holder.unit) ? allowed : { allowed: false, reason: 'territory' }
}

/** The country holds also what the register does not know yet. */
function isInside(path: string, unit: string): boolean {
  return unit === 'KZ' || path === '' || path.split('/').includes(unit)
}
