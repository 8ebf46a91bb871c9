import type { Migration } from '../migrate.ts'

/** Files that nobody can look at here. A small picture of a foreign kind is a mail program's decoration. */
const notTaken = (document: string) =>
  `(${document}.problem IS NOT NULL OR ${document}.media IN ('heic', 'office', 'winmail')
    OR (${document}.media = 'other' AND ${document}.bytes >= 20000))`

const kindOf = (letter: string) =>
  `CASE WHEN ${letter}.problem_code = 'letter.unfetchable' THEN 'unfetched' ELSE ${letter}.trouble END`

/** That nothing in a letter is a copy is told only where no other reason explains it. */
const explained = (letter: string, packageRow: string) =>
  `${letter}.trouble = 'no-copies' AND (${packageRow}.aside IS NOT NULL
    OR EXISTS (SELECT 1 FROM ledger WHERE package_id = ${packageRow}.id AND kind = 'parts' AND open = 1))`

const troubleOf = (packageRow: string, from: string) =>
  `INSERT INTO ledger (package_id, kind, mailbox_id, at, reason)
    SELECT ${packageRow}.id, ${kindOf('l')}, ${packageRow}.mailbox_id, ${packageRow}.received_at, l.problem_code
    FROM ${from} WHERE l.trouble IS NOT NULL AND NOT (${explained('l', packageRow)})`

const again = 'ON CONFLICT (package_id, kind) DO UPDATE SET at = excluded.at, reason = excluded.reason, open = 1'

/**
 * Whatever was not simply taken, each reason of each letter. Written by the database itself, together with what it tells
 * of: whoever stores a letter, puts it aside or hears a refusal of the server cannot forget it. Nothing of it is removed
 * while its letter is here; a reason that is gone is closed.
 */
export const ledger: Migration = {
  version: 8,
  up: `
CREATE TABLE ledger (
  package_id TEXT NOT NULL REFERENCES packages (id) ON DELETE CASCADE,
  kind TEXT NOT NULL CHECK (kind IN
    ('unfetched', 'too-large', 'unreadable', 'parts', 'no-copies', 'aside', 'server', 'repeated')),
  mailbox_id TEXT NOT NULL REFERENCES mailboxes (id),
  at INTEGER NOT NULL,
  reason TEXT,
  open INTEGER NOT NULL DEFAULT 1 CHECK (open IN (0, 1)),
  tried_at INTEGER,
  outcome TEXT,
  tried_code TEXT,
  PRIMARY KEY (package_id, kind),
  CHECK ((tried_at IS NULL) = (outcome IS NULL))
) STRICT, WITHOUT ROWID;
-- The mailbox is in them so that one mailbox's are counted and found without the rows themselves.
CREATE INDEX ledger_by_time ON ledger (at, package_id, kind, mailbox_id);
CREATE INDEX ledger_of_kind ON ledger (kind, at, package_id, mailbox_id);

INSERT INTO ledger (package_id, kind, mailbox_id, at)
  SELECT DISTINCT p.id, 'parts', p.mailbox_id, p.received_at FROM documents AS d
  JOIN packages AS p ON p.id = d.package_id WHERE ${notTaken('d')};
${troubleOf('p', 'packages AS p JOIN letters AS l ON l.id = p.letter_id')};
INSERT INTO ledger (package_id, kind, mailbox_id, at, reason)
  SELECT id, 'aside', mailbox_id, received_at, aside FROM packages WHERE aside IS NOT NULL;
INSERT INTO ledger (package_id, kind, mailbox_id, at, open)
  SELECT p.id, 'repeated', p.mailbox_id, p.received_at, 0 FROM packages AS p
  JOIN letters AS l ON l.id = p.letter_id WHERE l.seen_count > 1;
INSERT INTO ledger (package_id, kind, mailbox_id, at, reason)
  SELECT p.id, 'server', o.mailbox_id, max(o.done_at), o.error_code FROM outbox AS o
  JOIN packages AS p ON p.letter_id = o.letter_id AND p.mailbox_id = o.mailbox_id WHERE o.state = 'refused' GROUP BY p.id;

CREATE TRIGGER ledger_package AFTER INSERT ON packages BEGIN
  ${troubleOf('NEW', 'letters AS l')} AND l.id = NEW.letter_id;
  INSERT INTO ledger (package_id, kind, mailbox_id, at, reason)
    SELECT NEW.id, 'aside', NEW.mailbox_id, NEW.received_at, NEW.aside WHERE NEW.aside IS NOT NULL;
END;

CREATE TRIGGER ledger_aside AFTER UPDATE OF aside ON packages WHEN NEW.aside IS NOT OLD.aside BEGIN
  UPDATE ledger SET open = 0 WHERE package_id = NEW.id AND kind = 'aside' AND NEW.aside IS NULL;
  INSERT INTO ledger (package_id, kind, mailbox_id, at, reason)
    SELECT NEW.id, 'aside', NEW.mailbox_id, NEW.received_at, NEW.aside WHERE NEW.aside IS NOT NULL ${again};
  ${troubleOf('NEW', 'letters AS l')} AND l.id = NEW.letter_id ${again};
END;

CREATE TRIGGER ledger_document AFTER INSERT ON documents WHEN ${notTaken('NEW')} BEGIN
  INSERT INTO ledger (package_id, kind, mailbox_id, at)
    SELECT id, 'parts', mailbox_id, received_at FROM packages WHERE id = NEW.package_id ${again};
  UPDATE ledger SET open = 0 WHERE package_id = NEW.package_id AND kind = 'no-copies';
  DELETE FROM ledger WHERE package_id = NEW.package_id AND kind = 'no-copies' AND tried_at IS NULL;
END;

CREATE TRIGGER ledger_document_gone AFTER DELETE ON documents WHEN ${notTaken('OLD')} BEGIN
  UPDATE ledger SET open = 0 WHERE package_id = OLD.package_id AND kind = 'parts'
    AND NOT EXISTS (SELECT 1 FROM documents AS d WHERE d.package_id = OLD.package_id AND ${notTaken('d')});
END;

CREATE TRIGGER ledger_letter AFTER UPDATE OF trouble, problem_code ON letters
WHEN NEW.trouble IS NOT OLD.trouble OR NEW.problem_code IS NOT OLD.problem_code BEGIN
  UPDATE ledger SET open = 0
    WHERE kind = ${kindOf('OLD')} AND package_id IN (SELECT id FROM packages WHERE letter_id = NEW.id);
  ${troubleOf('p', 'packages AS p JOIN letters AS l ON l.id = p.letter_id')} AND l.id = NEW.id ${again};
END;

CREATE TRIGGER ledger_repeated AFTER UPDATE OF seen_count ON letters WHEN NEW.seen_count > 1 BEGIN
  INSERT INTO ledger (package_id, kind, mailbox_id, at, open)
    SELECT id, 'repeated', mailbox_id, received_at, 0 FROM packages WHERE letter_id = NEW.id
    ON CONFLICT (package_id, kind) DO NOTHING;
END;

CREATE TRIGGER ledger_refused AFTER UPDATE OF state ON outbox WHEN NEW.state = 'refused' AND OLD.state <> 'refused' BEGIN
  INSERT INTO ledger (package_id, kind, mailbox_id, at, reason)
    SELECT id, 'server', NEW.mailbox_id, NEW.done_at, NEW.error_code FROM packages
    WHERE letter_id = NEW.letter_id AND mailbox_id = NEW.mailbox_id ${again};
END;

-- Asked again it stays open: only what the server did, or has no letter for, is over.
CREATE TRIGGER ledger_done AFTER UPDATE OF state ON outbox WHEN NEW.state IN ('done', 'gone') BEGIN
  UPDATE ledger SET open = 0
    WHERE kind = 'server'
      AND package_id IN (SELECT id FROM packages WHERE letter_id = NEW.letter_id AND mailbox_id = NEW.mailbox_id)
      AND NOT EXISTS (SELECT 1 FROM outbox
        WHERE letter_id = NEW.letter_id AND mailbox_id = NEW.mailbox_id AND state = 'refused');
END;

CREATE TRIGGER ledger_dropped AFTER DELETE ON outbox WHEN OLD.state IN ('waiting', 'refused') BEGIN
  UPDATE ledger SET open = 0
    WHERE kind = 'server'
      AND package_id IN (SELECT id FROM packages WHERE letter_id = OLD.letter_id AND mailbox_id = OLD.mailbox_id)
      AND NOT EXISTS (SELECT 1 FROM outbox
        WHERE letter_id = OLD.letter_id AND mailbox_id = OLD.mailbox_id AND state = 'refused');
END;
`,
}
