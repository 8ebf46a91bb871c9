import { mkdir, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { AppError } from '../../shared/errors.ts'
import type { Clock, Random } from '../jobs/clock.ts'
import { composeOutgoing } from './outgoing.ts'
import type { Sender } from './sender.ts'

/** Puts letters where a folder mailbox takes them from. */
export function createFolderSender({
  path,
  from,
  clock,
  random,
}: {
  readonly path: string
  readonly from: string
  readonly clock: Clock
  readonly random: Random
}): Sender {
  return {
    async send(letter, signal, onConnected) {
      const raw = await composeOutgoing(from, letter, clock.now())
      signal.throwIfAborted()
      const name = join(path, `${random.bytes(8).toString('hex')}.eml`)
      try {
        await mkdir(path, { recursive: true })
        onConnected()
        // Written aside and renamed: the mailbox never sees half a letter.
        await writeFile(`${name}.tmp`, raw)
        await rename(`${name}.tmp`, name)
      } catch (error) {
        throw new AppError('mail.folder', undefined, error)
      }
    },
  }
}
