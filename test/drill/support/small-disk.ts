import { spawnSync } from 'node:child_process'
import { rmSync, statfsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { temporaryFolder } from '../../fakes/app.ts'
import { lastResort } from '../../runner/last-resort.ts'

/** A disk of a few megabytes, in memory. */
export interface SmallDisk {
  readonly path: string
  freeBytes(): number
  /** Takes all of the space but so many bytes. */
  fill(left: number): void
  /** Gives that space back. */
  empty(): void
  remove(): void
}

/** @throws Error that says what is missing: only root may mount. */
export function openSmallDisk(bytes: number): SmallDisk {
  const folder = temporaryFolder('disk')
  const options = ['-t', 'tmpfs', '-o', `size=${bytes}`, 'tmpfs', folder.path]
  const { status, error, stderr } = spawnSync('mount', options, { encoding: 'utf8' })
  if (status !== 0) {
    folder.remove()
    throw new Error(`no small disk can be mounted here (mount -t tmpfs needs root): ${error?.message ?? stderr.trim()}`)
  }
  // A process that still holds a file there would keep it: it goes when that one does.
  const unmount = (): void => void spawnSync('umount', ['--lazy', folder.path])
  const done = lastResort(unmount)
  const ballast = join(folder.path, 'ballast')
  const freeBytes = (): number => {
    const { bavail, bsize } = statfsSync(folder.path)
    return bavail * bsize
  }
  return {
    path: folder.path,
    freeBytes,
    fill: left => writeFileSync(ballast, Buffer.alloc(Math.max(0, freeBytes() - left), 1)),
    empty: () => rmSync(ballast, { force: true }),
    remove() {
      done()
      unmount()
      folder.remove()
    },
  }
}
