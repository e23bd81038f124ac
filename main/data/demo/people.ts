import { mintRecordId } from '../../../shared/contract/features/records.ts'
import type { PersonRole } from '../../../shared/domain/permissions.ts'
import type { StartTask } from '../context.ts'
import { personOperation } from '../people/people.ts'
import { readPeople } from '../people/person.ts'
import { signedIn, writeSession } from '../people/session.ts'
import { commit } from '../records/commit.ts'
import { randomOf } from './random.ts'

const peopleCommand = '01900000-0000-7000-8000-0000000de301'

interface DemoPerson {
  readonly login: string
  readonly name: string
  readonly position: string
  readonly role: PersonRole
  readonly unit: string
}

/** Invented, one a role; the officer comes first and works on the whole country. */
const demoPeople: readonly DemoPerson[] = [
  {
    login: 'demo.officer',
    name: 'Айгүл Демеуова',
    position: 'Оператор паспортов',
    role: 'officer',
    unit: 'KZ',
  },
  {
    login: 'demo.checker',
    name: 'Бауыржан Демоев',
    position: 'Проверяющий ДЧС',
    role: 'checker',
    unit: 'KZ',
  },
  {
    login: 'demo.approver',
    name: 'Гүлнар Демонова',
    position: 'Начальник ДЧС',
    role: 'approver',
    unit: 'KZ',
  },
  {
    login: 'demo.viewer',
    name: 'Данияр Демоұлы',
    position: 'Наблюдатель',
    role: 'viewer',
    unit: 'KZ',
  },
  {
    login: 'demo.auditor',
    name: 'Ерлан Демобаев',
    position: 'Аудитор',
    role: 'auditor',
    unit: 'KZ',
  },
  {
    login: 'demo.admin',
    name: 'Жанар Демина',
    position: 'Администратор',
    role: 'administrator',
    unit: 'KZ',
  },
]

/**
 * The demonstration brings its people, and its officer is at work from the start: whoever is shown
 * the program sees the map at once, and takes another part by one click in the status bar.
 */
export const demoPeopleTask: StartTask = {
  name: 'demo people',
  run: (ctx, { demo }) => {
    if (!demo) return
    if (readPeople(ctx.db).length === 0) {
      const at = ctx.now()
      commit(ctx, {
        command: peopleCommand,
        act: 'demo',
        args: { count: demoPeople.length },
        undoable: false,
        operations: demoPeople.map(({ login, name, position, role, unit }) =>
          personOperation(ctx, {
            record: mintRecordId(at, randomOf('person', login).bytes(10)),
            login,
            name,
            position,
            roles: [role],
            unit,
            disabled: false,
            demo: true,
          }),
        ),
      })
    }
    const officer = readPeople(ctx.db).find((person) => person.demo)
    if (officer && signedIn(ctx) === undefined) writeSession(ctx, officer.fid)
  },
}
