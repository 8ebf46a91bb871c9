import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { ensureBuilt } from '../../electron/tools/support/ensure-built.ts'
import { temporaryFolder } from '../fakes/app.ts'

const root = join(import.meta.dirname, '../..')
let folder: ReturnType<typeof temporaryFolder>

beforeEach(() => {
  folder = temporaryFolder('cut-short')
  // The mail server's users come through it.
  chmodSync(folder.path, 0o755)
})
afterEach(() => folder.remove())

it.each([
  ['SIGTERM', 143],
  ['SIGINT', 130],
] as const)('a drill that is ended by %s leaves no process, no mount and no folder', async (signal, code) => {
  ensureBuilt()
  const drill = spawn(process.execPath, ['test/drill/run.ts', 'disk-full'], {
    cwd: root,
    env: { ...process.env, TMPDIR: folder.path },
    stdio: 'ignore',
  })
  const ended = once(drill, 'exit')
  const mounts = () => readFileSync('/proc/mounts', 'utf8').includes(folder.path)
  // In the middle of it: the disk is there, the server runs and the program takes letters in.
  await vi.waitUntil(() => mounts() && ['dovecot', 'child.js'].every(hasProcess), { timeout: 60_000, interval: 50 })
  drill.kill(signal)
  expect(await ended).toEqual([code, null])
  expect(mounts()).toBe(false)
  expect(readdirSync(folder.path)).toEqual([])
  // Whoever was killed is gone in a moment, not at once.
  await vi.waitUntil(() => !hasProcess(''), { timeout: 20_000, interval: 50 })
})

/** Whether a process runs whose command line names the folder, and this. */
function hasProcess(name: string): boolean {
  return readdirSync('/proc').some(pid => {
    if (!/^\d+$/.test(pid)) return false
    try {
      const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8')
      return command.includes(folder.path) && command.includes(name)
    } catch {
      // It ended meanwhile.
      return false
    }
  })
}
