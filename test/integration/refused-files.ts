type Files = typeof import('node:fs/promises')
type Question = 'lstat' | 'open' | 'readdir'
type Asking = (path: unknown, ...rest: unknown[]) => Promise<unknown>

/** A file system in which some files cannot be had. What a lock, a share or a right refuses cannot be refused to root. */
export interface RefusedFiles {
  /** From now on the system answers this question about `path` with an error of this code. */
  refuse(path: string, question: Question, code: string): void
  allow(path: string): void
  allowAll(): void
  /** `node:fs/promises` with these refusals in it, for `vi.mock`. */
  mock(importActual: <T>() => Promise<T>): Promise<Files>
}

export function createRefusedFiles(): RefusedFiles {
  const refused = new Map<string, { readonly question: Question; readonly code: string }>()

  function guard<F>(question: Question, real: F): F {
    const guarded: Asking = (path, ...rest) => {
      const refusal = refused.get(String(path))
      if (refusal?.question !== question) return (real as unknown as Asking)(path, ...rest)
      return Promise.reject(Object.assign(new Error(`${refusal.code}: ${question}`), { code: refusal.code }))
    }
    return guarded as F
  }

  return {
    refuse: (path, question, code) => void refused.set(path, { question, code }),
    allow: path => void refused.delete(path),
    allowAll: () => refused.clear(),
    async mock(importActual) {
      const real = await importActual<Files>()
      return {
        ...real,
        lstat: guard('lstat', real.lstat),
        open: guard('open', real.open),
        readdir: guard('readdir', real.readdir),
      }
    },
  }
}
