import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { lastResort } from '../../runner/last-resort.ts'
import { root, type IntakeProgram } from './build-child.ts'
import type { ChildOrder, IntakeLine, IntakeOrder } from './intake-order.ts'

export interface IntakeChild {
  /** SHA-256 of the letters whose transaction has returned. */
  readonly stored: ReadonlySet<string>
  readonly lines: readonly IntakeLine[]
  /**
   * Resolves when a line, said before or later, is the wanted one; false when the process ends without it or `withinMs`
   * pass. The first `past` lines are not looked at: they speak of an earlier time.
   */
  until(wanted: (line: IntakeLine) => boolean, withinMs?: number, past?: number): Promise<boolean>
  /** Ends it at once, and resolves when it is gone; false when that was not what ended it. */
  kill(): Promise<boolean>
  /** Ends it as a person does. */
  stop(): Promise<void>
  readonly ended: Promise<{ readonly code: number | null; readonly signal: NodeJS.Signals | null }>
  /** What it, or whoever watches over it, wrote to its error stream. */
  errors(): string
}

/** A wait that lasts longer is a hang. */
const longestMs = 120_000

/** `under` is put before the command: a tracer. */
export function startChild(
  { script, cache }: IntakeProgram,
  order: IntakeOrder,
  under: readonly string[] = [],
): IntakeChild {
  const [command, ...args] = [
    ...under,
    process.execPath,
    script,
    JSON.stringify({ ...order, root } satisfies ChildOrder),
  ]
  const child = spawn(command, args, {
    stdio: ['pipe', 'pipe', 'pipe'],
    env: { ...process.env, NODE_COMPILE_CACHE: cache },
  })
  const stored = new Set<string>()
  const lines: IntakeLine[] = []
  const waiting = new Set<() => void>()
  let errors = ''
  let pid: number | undefined
  let isGone = false
  child.stderr.on('data', bytes => (errors += String(bytes)))
  createInterface(child.stdout).on('line', text => {
    const line = JSON.parse(text) as IntakeLine
    lines.push(line)
    if (line.kind === 'stored') stored.add(line.sha256)
    if (line.kind === 'ready') ({ pid } = line)
    for (const look of waiting) look()
  })
  // After the last line: a process that was killed may have said something just before.
  const ended = once(child, 'close').then(([code, signal]) => {
    isGone = true
    for (const look of waiting) look()
    return { code: code as number | null, signal: signal as NodeJS.Signals | null }
  })

  const done = lastResort(() => {
    if (pid !== undefined) process.kill(pid, 'SIGKILL')
    child.kill('SIGKILL')
  })
  child.once('exit', done)

  async function end(signal: 'SIGKILL' | 'SIGTERM'): Promise<boolean> {
    let struck = false
    try {
      struck = !isGone && process.kill(pid ?? child.pid!, signal)
    } catch {
      // It ended by itself meanwhile.
    }
    const { signal: by } = await ended
    return struck && (signal === 'SIGTERM' || by === signal)
  }

  return {
    ...{ stored, lines, ended, errors: () => errors },
    until(wanted, withinMs = longestMs, past = 0) {
      const { promise, resolve } = Promise.withResolvers<boolean>()
      let seen = past
      const look = (): void => {
        while (seen < lines.length) if (wanted(lines[seen++]!)) return resolve(true)
        if (isGone) resolve(false)
      }
      waiting.add(look)
      const timer = setTimeout(() => resolve(false), withinMs)
      look()
      return promise.finally(() => {
        clearTimeout(timer)
        waiting.delete(look)
      })
    },
    kill: () => end('SIGKILL'),
    stop: async () => void (await end('SIGTERM')),
  }
}
