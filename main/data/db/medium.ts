import {
  accessSync,
  constants,
  existsSync,
  realpathSync,
  rmSync,
  statfsSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { AppError } from '../../../shared/contract/failure.ts'

/**
 * What lies under a data folder. Several processes share SQLite's write-ahead log through memory,
 * which no network file system gives; on `userspace` drivers it depends on the driver.
 */
export type Medium = 'local' | 'network' | 'userspace'

/** Linux `statfs` magic numbers, from statfs(2) and linux/magic.h. */
const networkTypes: ReadonlyMap<number, string> = new Map([
  [0x6969, 'nfs'],
  [0x517b, 'smb'],
  [0xff534d42, 'cifs'],
  [0xfe534d42, 'smb2'],
  [0x5346414f, 'afs'],
  [0x00c36400, 'ceph'],
  [0x0bd00bd0, 'lustre'],
  [0x47504653, 'gpfs'],
  [0x73757245, 'coda'],
  [0x564c, 'ncp'],
])
const userspaceTypes: ReadonlyMap<number, string> = new Map([
  [0x65735546, 'fuse'],
  [0x01021997, '9p'],
  [0x786f4256, 'vboxsf'],
])

/** Linux by number; Windows by the path a drive letter really stands for; macOS is not told apart. */
export function mediumOf(type: number, realPath: string): { medium: Medium; name: string } {
  if (/^(\\\\|\/\/)[^?.\\/]/.test(realPath)) return { medium: 'network', name: 'share' }
  // The field is signed in some kernels' answers.
  const magic = type >>> 0
  const network = networkTypes.get(magic)
  if (network) return { medium: 'network', name: network }
  const userspace = userspaceTypes.get(magic)
  return userspace ? { medium: 'userspace', name: userspace } : { medium: 'local', name: '' }
}

export function inspectMedium(folder: string): { medium: Medium; name: string } {
  const type = process.platform === 'linux' ? statfsSync(folder).type : 0
  return mediumOf(type, realpathSync.native(folder))
}

/** Refuses a network share; tells whether the folder, and the database in it, can be written. */
export function requireUsableMedium(
  folder: string,
  file: string,
): { writable: boolean; medium: Medium } {
  const { medium, name } = inspectMedium(folder)
  if (medium === 'network')
    throw new AppError('unsupported', {
      why: 'a data folder on a network share would be damaged by the first cut of the link',
      detail: { reason: 'network-share', folder, filesystem: name },
    })
  return { writable: isWritable(folder) && (!existsSync(file) || mayWrite(file)), medium }
}

const readOnlyCodes: readonly unknown[] = ['EROFS', 'EACCES', 'EPERM']

/** By trying: permission bits say nothing of a medium mounted read-only. */
function isWritable(folder: string): boolean {
  const probe = join(folder, `.qorgau-probe-${process.pid}`)
  try {
    writeFileSync(probe, '')
    rmSync(probe)
    return true
  } catch (error) {
    const { code } = error as { code?: string }
    if (readOnlyCodes.includes(code)) return false
    // A full disk is not a read-only one: opening goes on, the first write will say `disk-full`.
    if (code === 'ENOSPC' || code === 'EDQUOT') return true
    throw error
  }
}

function mayWrite(file: string): boolean {
  try {
    accessSync(file, constants.W_OK)
    return true
  } catch (error) {
    if (readOnlyCodes.includes((error as { code?: string }).code)) return false
    throw error
  }
}
