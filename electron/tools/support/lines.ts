/** What a terminal would obey or turn around instead of showing; inside JSON each has a harmless spelling. */
const unseen = /[\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g

/** One value as one line of JSON. Names from letters stay exact for programs and harmless for terminals. */
export function toLine(value: object): string {
  return JSON.stringify(value).replaceAll(unseen, one => `\\u${one.charCodeAt(0).toString(16).padStart(4, '0')}`)
}

let isWatched = false

/** The result of one file, on stdout. Everything that is said beside results goes to stderr. */
export function printLine(value: object): void {
  if (!isWatched) {
    isWatched = true
    // `… | head` closes the pipe when it has seen enough: nobody is left to work for.
    process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1))
  }
  process.stdout.write(`${toLine(value)}\n`)
}

export interface Progress {
  step(done: number, total: number): void
  /** Makes room for a line of results. */
  clear(): void
}

/** Tells a person at a terminal how far long work has come; silent where nobody looks. */
export function createProgress(what: string, terminal = process.stderr): Progress {
  return {
    step(done, total) {
      if (terminal.isTTY && total > 1) terminal.write(`\r${what} ${done}/${total}`)
    },
    clear() {
      if (terminal.isTTY) terminal.write('\r\x1b[K')
    },
  }
}

/** Milliseconds as they are told: a tenth is more than is meant. */
export function tenths(milliseconds: number): number {
  return Math.round(milliseconds * 10) / 10
}
