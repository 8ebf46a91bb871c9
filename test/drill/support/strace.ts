import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'

/** What a tracer needs is not everywhere: says what is missing. @throws Error */
export function ensureStrace(): void {
  if (!existsSync('/usr/bin/strace')) throw new Error('strace is missing: apt-get install strace')
  const { status, stderr } = spawnSync('strace', ['-qq', '-o', '/dev/null', 'true'], { encoding: 'utf8' })
  if (status !== 0) throw new Error(`strace may not trace here (ptrace is refused): ${stderr.trim()}`)
}

/** Ends a command as `kill -9` does when it is about to make a system call on the file at `path` for the `count`th time. */
export function killAtCall(call: string, count: number, path: string): readonly string[] {
  // Not with a filter in the kernel (--seccomp-bpf): a stop of that kind lets no signal in.
  return ['strace', '-f', '-qq', '-o', '/dev/null', '-P', path, '-e', `inject=${call}:signal=KILL:when=${count}`]
}
