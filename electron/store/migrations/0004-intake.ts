import type { Migration } from '../migrate.ts'

/**
 * Where letters lie, what is to be done with them there, and what is held aside. Letters and packages of before keep
 * their place; that a set of copies was sent before is known from here on only.
 */
export const intake: Migration = {
  version: 4,
  up: `
-- One letter may lie in several places: moved out of Junk, or in a folder that was numbered anew.
CREATE TABLE placements (
  mailbox_id TEXT NOT NULL REFERENCES mailboxes (id),
  folder TEXT NOT NULL,
  uid_validity TEXT NOT NULL,
  uid INTEGER NOT NULL,
  letter_id TEXT NOT NULL REFERENCES letters (id) ON DELETE CASCADE,
  noted_at INTEGER NOT NULL,
  PRIMARY KEY (mailbox_id, folder, uid_validity, uid)
) STRICT, WITHOUT ROWID;
CREATE INDEX placements_of_letter ON placements (letter_id);
INSERT OR IGNORE INTO placements
  SELECT mailbox_id, folder, uid_validity, uid, id, recorded_at FROM letters ORDER BY recorded_at DESC;

-- A letter that was sent to two branches is stored once and is a package in the mailbox of each, with the times, the
-- folder and the name that it has there.
ALTER TABLE packages ADD COLUMN mailbox_id TEXT REFERENCES mailboxes (id);
ALTER TABLE packages ADD COLUMN folder TEXT;
ALTER TABLE packages ADD COLUMN from_address TEXT;
ALTER TABLE packages ADD COLUMN recorded_at INTEGER;
UPDATE packages SET (mailbox_id, folder, from_address, recorded_at) =
  (SELECT mailbox_id, folder, from_address, recorded_at FROM letters WHERE id = letter_id);
ALTER TABLE packages ALTER COLUMN mailbox_id SET NOT NULL;
ALTER TABLE packages ALTER COLUMN folder SET NOT NULL;
ALTER TABLE packages ALTER COLUMN from_address SET NOT NULL;
ALTER TABLE packages ALTER COLUMN recorded_at SET NOT NULL;
ALTER TABLE packages ADD COLUMN seen_at INTEGER;
-- What the server calls a letter wherever it lies (RFC 8474), where it calls it anything.
ALTER TABLE packages ADD COLUMN server_id TEXT;
DROP INDEX packages_of_letter;
CREATE UNIQUE INDEX packages_of_letter ON packages (letter_id, mailbox_id);
CREATE INDEX packages_by_server_id ON packages (mailbox_id, server_id) WHERE server_id IS NOT NULL;
-- All that a look for somebody's letters reads of those that are not theirs.
CREATE INDEX packages_by_time ON packages (mailbox_id, received_at, from_address, id);
CREATE INDEX packages_of_sender ON packages (lower(from_address), received_at);

ALTER TABLE packages ADD COLUMN aside TEXT CHECK (aside IN ('flood', 'automatic', 'test', 'clerk'));
-- Of the hashes of its copies, sorted: two packages with the same copies have the same one.
ALTER TABLE packages ADD COLUMN copies_sha256 TEXT CHECK (length(copies_sha256) = 64);
ALTER TABLE packages ADD COLUMN repeats_id TEXT REFERENCES packages (id) ON DELETE SET NULL;
ALTER TABLE packages ADD COLUMN shown_at INTEGER;
DROP INDEX packages_open;
DROP INDEX packages_open_code;
CREATE INDEX packages_open ON packages (received_at, id) WHERE settled_at IS NULL AND aside IS NULL;
CREATE INDEX packages_open_code ON packages (code) WHERE settled_at IS NULL AND aside IS NULL;
CREATE INDEX packages_aside ON packages (received_at, id) WHERE settled_at IS NULL AND aside IS NOT NULL;
CREATE INDEX packages_by_copies ON packages (mailbox_id, copies_sha256, received_at) WHERE copies_sha256 IS NOT NULL;
CREATE INDEX packages_repeating ON packages (repeats_id) WHERE repeats_id IS NOT NULL;

-- When what is done with letters was chosen last: it counts for those that the server received later.
ALTER TABLE mailboxes ADD COLUMN after_since INTEGER;
ALTER TABLE mailboxes ADD COLUMN paused_at INTEGER;

-- What the server is to be told of a letter, written together with the letter and told after that. What was done stays
-- known when the place, a number that the server gave, is forgotten.
CREATE TABLE outbox (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  mailbox_id TEXT NOT NULL REFERENCES mailboxes (id),
  folder TEXT NOT NULL,
  uid_validity TEXT NOT NULL,
  uid INTEGER NOT NULL,
  letter_id TEXT NOT NULL REFERENCES letters (id) ON DELETE CASCADE,
  action TEXT NOT NULL,
  due_at INTEGER NOT NULL,
  attempts INTEGER NOT NULL DEFAULT 0,
  state TEXT NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'done', 'refused', 'gone')),
  done_at INTEGER,
  error_code TEXT
) STRICT;
CREATE INDEX outbox_waiting ON outbox (mailbox_id, due_at) WHERE state = 'waiting';
CREATE INDEX outbox_retried ON outbox (mailbox_id, due_at) WHERE state = 'waiting' AND attempts > 0;
CREATE INDEX outbox_refused ON outbox (mailbox_id, done_at) WHERE state = 'refused';
CREATE INDEX outbox_of_letter ON outbox (letter_id);
CREATE INDEX outbox_of_placement ON outbox (mailbox_id, folder, uid_validity, uid);
`,
}
