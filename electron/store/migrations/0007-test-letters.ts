import type { Migration } from '../migrate.ts'

/** By what the program knows the letters that it tried a mailbox with. */
export const testLetters: Migration = {
  version: 7,
  up: `
CREATE TABLE test_letters (
  token TEXT PRIMARY KEY CHECK (length(token) = 10),
  made_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
`,
}
