import type { Database } from './database.ts'

/** The tokens of test letters that may still come. */
export interface TestLetters {
  /** Forgets those made before `since` at the same time. */
  add(token: string, madeAt: number, since: number): void
  /** Those made at `since` or later. */
  tokens(since: number): readonly string[]
}

export function createTestLetters(database: Database): TestLetters {
  const forget = database.prepare<[number]>('DELETE FROM test_letters WHERE made_at < ?')
  const add = database.prepare<[string, number]>('INSERT INTO test_letters (token, made_at) VALUES (?, ?)')
  const tokens = database.prepare<[number], { token: string }>('SELECT token FROM test_letters WHERE made_at >= ?')
  return {
    add(token, madeAt, since) {
      database.transaction(() => {
        forget.run(since)
        add.run(token, madeAt)
      })
    },
    tokens: since => tokens.all(since).map(row => row.token),
  }
}
