import { closeSync, fsyncSync, openSync, renameSync, rmSync, writeFileSync } from 'node:fs'

/** Replaces a file that only this user can read: flushed before it takes the old one's place, so either is always whole. */
export function writeWhole(path: string, text: string): void {
  const draft = `${path}.new`
  try {
    const file = openSync(draft, 'w', 0o600)
    try {
      writeFileSync(file, text)
      fsyncSync(file)
    } finally {
      closeSync(file)
    }
    renameSync(draft, path)
  } catch (error) {
    rmSync(draft, { force: true })
    throw error
  }
}
