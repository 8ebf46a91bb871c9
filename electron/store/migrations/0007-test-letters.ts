import type { Migration } from '../migrate.ts'

/** By what the program knows the letters that it tried a mailbox with, and that a package may be held aside as one. */
export const testLetters: Migration = {
  version: 7,
  up: `
CREATE TABLE test_letters (
  token TEXT PRIMARY KEY CHECK (length(token) = 10),
  made_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- SQLite changes no CHECK of a column that is there.
DROP INDEX packages_open;
DROP INDEX packages_open_code;
DROP INDEX packages_aside;
ALTER TABLE packages RENAME COLUMN aside TO aside_before;
ALTER TABLE packages ADD COLUMN aside TEXT CHECK (aside IN ('flood', 'automatic', 'test', 'clerk'));
UPDATE packages SET aside = aside_before WHERE aside_before IS NOT NULL;
ALTER TABLE packages DROP COLUMN aside_before;
CREATE INDEX packages_open ON packages (received_at, id) WHERE settled_at IS NULL AND aside IS NULL;
CREATE INDEX packages_open_code ON packages (code) WHERE settled_at IS NULL AND aside IS NULL;
CREATE INDEX packages_aside ON packages (received_at, id) WHERE settled_at IS NULL AND aside IS NOT NULL;
`,
}
