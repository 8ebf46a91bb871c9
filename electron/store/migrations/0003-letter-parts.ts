import type { Migration } from '../migrate.ts'

/**
 * Raw letters in parts of 1 MiB. SQLite reads a value whole even where a few bytes of it are wanted: every copy of a
 * letter of 40 MB cost a tenth of a second.
 */
export const letterParts: Migration = {
  version: 3,
  up: `
CREATE TABLE parted_bytes (
  letter_id TEXT NOT NULL REFERENCES letters (id) ON DELETE CASCADE,
  part INTEGER NOT NULL,
  raw BLOB NOT NULL,
  PRIMARY KEY (letter_id, part)
) STRICT;
WITH RECURSIVE parts (letter_id, part, bytes) AS (
  SELECT letter_id, 0, length(raw) FROM letter_bytes
  UNION ALL
  SELECT letter_id, part + 1, bytes FROM parts WHERE (part + 1) * 1048576 < bytes
)
INSERT INTO parted_bytes (letter_id, part, raw)
  -- Of no bytes SQLite takes no part: it says NULL.
  SELECT letter_id, part, coalesce(substr(raw, part * 1048576 + 1, 1048576), x'') FROM parts JOIN letter_bytes USING (letter_id);
DROP TABLE letter_bytes;
ALTER TABLE parted_bytes RENAME TO letter_bytes;
`,
}
