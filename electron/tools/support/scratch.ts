import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** A private folder that goes when the command ends, also by a signal. */
export function makeScratch(): Disposable & { readonly path: string } {
  const path = mkdtempSync(join(tmpdir(), 'pryimalnia-tool-'))
  const remove = () => rmSync(path, { recursive: true, force: true, maxRetries: 3 })
  const onSignal = (signal: NodeJS.Signals) => {
    remove()
    process.exit(signal === 'SIGINT' ? 130 : 143)
  }
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const
  process.once('exit', remove)
  for (const signal of signals) process.once(signal, onSignal)
  return {
    path,
    [Symbol.dispose]() {
      remove()
      process.off('exit', remove)
      for (const signal of signals) process.off(signal, onSignal)
    },
  }
}
