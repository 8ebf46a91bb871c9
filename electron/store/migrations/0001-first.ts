import type { Migration } from '../migrate.ts'

/**
 * Times are epoch ms. Deleting a letter deletes everything that came with it.
 * A package is open exactly while `settled_at` is null; the partial indexes rest on that.
 */
export const first: Migration = {
  version: 1,
  up: `
CREATE TABLE settings (
  key TEXT PRIMARY KEY NOT NULL,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE branches (
  id TEXT PRIMARY KEY NOT NULL,
  position INTEGER NOT NULL UNIQUE,
  name TEXT NOT NULL,
  institution TEXT NOT NULL
) STRICT;

CREATE TABLE mailboxes (
  id TEXT PRIMARY KEY NOT NULL,
  position INTEGER NOT NULL UNIQUE,
  settings TEXT NOT NULL,
  last_success_at INTEGER,
  last_letter_at INTEGER
) STRICT;

CREATE TABLE services (
  id TEXT PRIMARY KEY NOT NULL,
  position INTEGER NOT NULL UNIQUE,
  branch_id TEXT NOT NULL REFERENCES branches (id),
  mailbox_id TEXT NOT NULL REFERENCES mailboxes (id),
  name TEXT NOT NULL,
  alias TEXT,
  required TEXT NOT NULL,
  optional TEXT NOT NULL,
  payload TEXT NOT NULL,
  active INTEGER NOT NULL CHECK (active IN (0, 1))
) STRICT;

CREATE TABLE settled (
  mailbox_id TEXT NOT NULL REFERENCES mailboxes (id),
  folder TEXT NOT NULL,
  uid_validity TEXT NOT NULL,
  first INTEGER NOT NULL,
  last INTEGER NOT NULL CHECK (last >= first),
  PRIMARY KEY (mailbox_id, folder, uid_validity, first)
) STRICT, WITHOUT ROWID;

CREATE TABLE letters (
  id TEXT PRIMARY KEY NOT NULL,
  sha256 TEXT NOT NULL UNIQUE CHECK (length(sha256) = 64),
  mailbox_id TEXT NOT NULL REFERENCES mailboxes (id),
  folder TEXT NOT NULL,
  uid_validity TEXT NOT NULL,
  uid INTEGER NOT NULL,
  received_at INTEGER NOT NULL,
  recorded_at INTEGER NOT NULL,
  from_name TEXT NOT NULL,
  from_address TEXT NOT NULL,
  recipients TEXT NOT NULL,
  subject TEXT NOT NULL,
  sent_at INTEGER,
  message_id TEXT,
  text TEXT NOT NULL,
  automatic INTEGER NOT NULL CHECK (automatic IN (0, 1)),
  bytes INTEGER NOT NULL,
  trouble TEXT,
  problem_code TEXT,
  problem_detail TEXT,
  seen_count INTEGER NOT NULL DEFAULT 1
) STRICT;

CREATE TABLE letter_bytes (
  letter_id TEXT PRIMARY KEY NOT NULL REFERENCES letters (id) ON DELETE CASCADE,
  raw BLOB NOT NULL
) STRICT;

CREATE TABLE packages (
  id TEXT PRIMARY KEY NOT NULL,
  letter_id TEXT NOT NULL REFERENCES letters (id) ON DELETE CASCADE,
  code INTEGER NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('new', 'in-review', 'accepted', 'rejected')),
  reason TEXT,
  service_id TEXT REFERENCES services (id),
  evidence TEXT NOT NULL,
  missing INTEGER,
  received_at INTEGER NOT NULL,
  reviewed_at INTEGER,
  settled_at INTEGER,
  CHECK ((settled_at IS NULL) = (state IN ('new', 'in-review')))
) STRICT;
CREATE INDEX packages_of_letter ON packages (letter_id);
CREATE INDEX packages_open ON packages (received_at, id) WHERE settled_at IS NULL;
CREATE INDEX packages_open_code ON packages (code) WHERE settled_at IS NULL;
CREATE INDEX packages_settled ON packages (settled_at, id) WHERE settled_at IS NOT NULL;

CREATE TABLE documents (
  id TEXT PRIMARY KEY NOT NULL,
  package_id TEXT NOT NULL REFERENCES packages (id) ON DELETE CASCADE,
  letter_id TEXT NOT NULL REFERENCES letters (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  name TEXT NOT NULL,
  declared_type TEXT NOT NULL,
  media TEXT NOT NULL,
  type TEXT,
  type_source TEXT,
  bytes INTEGER NOT NULL,
  sha256 TEXT NOT NULL CHECK (length(sha256) = 64),
  problem TEXT,
  range_offset INTEGER,
  range_length INTEGER,
  range_encoding TEXT,
  is_copy INTEGER NOT NULL CHECK (is_copy IN (0, 1)),
  UNIQUE (package_id, position),
  CHECK ((range_offset IS NULL) = (range_length IS NULL) AND (range_offset IS NULL) = (range_encoding IS NULL))
) STRICT;
CREATE INDEX documents_of_letter ON documents (letter_id);
CREATE INDEX copies_of_package ON documents (package_id) WHERE is_copy = 1;

CREATE TABLE document_bytes (
  document_id TEXT PRIMARY KEY NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
  content BLOB NOT NULL
) STRICT;

CREATE TABLE events (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  at INTEGER NOT NULL,
  kind TEXT NOT NULL,
  subject_id TEXT,
  detail TEXT NOT NULL
) STRICT;
CREATE TRIGGER events_refuse_update BEFORE UPDATE ON events
BEGIN SELECT RAISE(ABORT, 'events are only added'); END;
CREATE TRIGGER events_refuse_delete BEFORE DELETE ON events
BEGIN SELECT RAISE(ABORT, 'events are only added'); END;
-- INSERT OR REPLACE deletes without asking the trigger above.
CREATE TRIGGER events_refuse_replace BEFORE INSERT ON events WHEN EXISTS (SELECT 1 FROM events WHERE id = NEW.id)
BEGIN SELECT RAISE(ABORT, 'events are only added'); END;
`,
}
