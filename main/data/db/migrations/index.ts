import { records } from './0010-records.ts'
import { datasets } from './0020-datasets.ts'
import { units } from './0030-units.ts'
import { search } from './0040-search.ts'
import { projections } from './0050-projections.ts'
import { people } from './0060-people.ts'
import { workflow } from './0070-workflow.ts'
import { quality } from './0080-quality.ts'
import { atlas } from './0090-atlas.ts'
import { register } from './0120-register.ts'
import { chain } from './0130-chain.ts'
import { journal } from './0140-journal.ts'
import type { Migration } from './step.ts'

/** In order; numbers in tens, never changed once released. */
export const migrations: readonly Migration[] = [
  records,
  datasets,
  units,
  search,
  projections,
  people,
  workflow,
  quality,
  atlas,
  register,
  chain,
  journal,
]
