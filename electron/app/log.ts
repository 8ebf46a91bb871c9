import { appendFileSync, renameSync, statSync } from 'node:fs'
import { AppError } from '../../shared/errors.ts'

/** What happened, in a word that code chose; details are codes, ids and counts, never a person's data. */
export interface Log {
  info(event: string, detail?: Readonly<Record<string, string | number | boolean | null>>): void
  failure(event: string, error: unknown): void
}

const largestLogBytes = 2_000_000

/**
 * One JSON line per event in a file that is turned over at 2 MB (one older file is kept).
 * A log that cannot be written must not stop intake, so its own failures are dropped.
 */
export function createFileLog(path: string, now: () => number): Log {
  function write(line: Record<string, unknown>): void {
    try {
      if ((statSync(path, { throwIfNoEntry: false })?.size ?? 0) > largestLogBytes) renameSync(path, `${path}.1`)
      appendFileSync(path, `${JSON.stringify({ at: new Date(now()).toISOString(), ...line })}\n`, { mode: 0o600 })
    } catch {
      // The disk may be full or gone: the desk says so by its own means.
    }
  }
  return {
    info: (event, detail) => write({ event, ...detail }),
    failure: (event, error) => write({ event, ...describeFailure(error) }),
  }
}

/** A failure without anything that a person wrote: code and id for ours, kind and place for foreign ones. */
export function describeFailure(error: unknown): Record<string, string> {
  if (error instanceof AppError) {
    const cause = error.cause === undefined ? {} : { cause: describeFailure(error.cause)['error'] ?? 'unknown' }
    return { error: error.code, ...(error.detail === undefined ? {} : { detail: redact(error.detail) }), ...cause }
  }
  if (error instanceof Error) {
    const code = (error as { code?: unknown }).code
    return {
      error: typeof code === 'string' ? redact(code) : error.name,
      // Messages of foreign errors quote addresses, names and paths; the first own frame says where without them.
      at: /\b([\w-]+\.(?:ts|js|mjs|cjs):\d+)/.exec(error.stack ?? '')?.[1] ?? '',
    }
  }
  return { error: typeof error }
}

/** Drops what could be an address, a file name or a number of a person. */
export function redact(text: string): string {
  return text
    .replaceAll(/[^\s@<>"',;]+@[^\s@<>"',;]+/g, '‹address›')
    .replaceAll(/[^\s/\\]+\.(?:pdf|eml|jpe?g|png|p7s|zip)\b/gi, '‹file›')
    .replaceAll(/\d{6,}/g, '‹number›')
    .slice(0, 200)
}
