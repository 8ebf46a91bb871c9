import { rename, utimes, writeFile } from 'node:fs/promises'

/** Puts letters as files, a second apart, as a delivery would leave them: files written in a burst share their time. */
export function createDepositor(): (path: string, letter: string | Uint8Array) => Promise<void> {
  // Long enough ago that none of them can be taken for a file that is still being written.
  let ageSeconds = 1_000
  return async (path, letter) => {
    await writeFile(`${path}.tmp`, letter)
    const at = Math.trunc(Date.now() / 1_000) - (ageSeconds -= 1)
    await utimes(`${path}.tmp`, at, at)
    await rename(`${path}.tmp`, path)
  }
}
