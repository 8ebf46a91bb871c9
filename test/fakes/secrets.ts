import type { Secrets } from '../../electron/shell/shell.ts'

/** Secrets in memory. */
export function createFakeSecrets(values = new Map<string, string>()): Secrets {
  return {
    backend: 'memory',
    read: name => values.get(name),
    write: (name, value) => void values.set(name, value),
    remove: name => void values.delete(name),
  }
}
