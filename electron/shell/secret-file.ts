import { readFileSync } from 'node:fs'
import { AppError } from '../../shared/errors.ts'
import { writeWhole } from '../files/write-whole.ts'
import type { Secrets } from './shell.ts'

/** How a shell protects a value before it touches the disk. */
export interface Protection {
  readonly backend: string
  protect(value: string): string
  reveal(stored: string): string
}

/** No mechanism of the operating system is at hand: only the file's permissions protect it, and the desk says so. */
export const fileOnly: Protection = { backend: 'file', protect: value => value, reveal: stored => stored }

/**
 * Named secrets in one JSON file that only this user can read, replaced whole and flushed at each change.
 * @throws AppError `store.key` when the file is there and cannot be understood: it is never overwritten then.
 */
export function openSecretFile(path: string, { backend, protect, reveal }: Protection): Secrets {
  const values = readSecrets(path)

  function save(): void {
    writeWhole(path, JSON.stringify(Object.fromEntries(values), undefined, 2))
  }

  return {
    backend,
    read(name) {
      const stored = values.get(name)
      if (stored === undefined) return undefined
      try {
        return reveal(stored)
      } catch (error) {
        throw new AppError('store.key', undefined, error)
      }
    },
    write(name, value) {
      values.set(name, protect(value))
      save()
    },
    remove(name) {
      if (values.delete(name)) save()
    },
  }
}

function readSecrets(path: string): Map<string, string> {
  let text: string
  try {
    text = readFileSync(path, 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return new Map()
    throw new AppError('store.key', undefined, error)
  }
  try {
    const values: unknown = JSON.parse(text)
    if (typeof values !== 'object' || values === null || Array.isArray(values)) throw new Error('not an object')
    const entries = Object.entries(values)
    if (entries.some(([, value]) => typeof value !== 'string')) throw new Error('not a text')
    return new Map(entries as [string, string][])
  } catch (error) {
    throw new AppError('store.key', undefined, error)
  }
}
