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

export interface Fault {
  readonly call: 'openat' | 'pwrite64' | 'pread64' | 'fsync' | 'ftruncate' | 'rename' | 'unlink' | 'fstat' | 'write'
  readonly error: 'EIO' | 'ENOSPC' | 'EACCES' | 'EMFILE'
  /** Which of the calls on these files fails; `lasting` for this and all that follow. */
  readonly count: number
  readonly lasting: boolean
}

/** Lets system calls on the files at `paths` fail; what failed is written to `log`. */
export function failCalls(
  { call, error, count, lasting }: Fault,
  paths: readonly string[],
  log: string,
): readonly string[] {
  const when = `${count}${lasting ? '+' : ''}`
  const files = paths.flatMap(path => ['-P', path])
  return [
    'strace',
    '-f',
    '-qq',
    '-o',
    log,
    ...files,
    '-e',
    `trace=${call}`,
    '-e',
    `inject=${call}:error=${error}:when=${when}`,
  ]
}
