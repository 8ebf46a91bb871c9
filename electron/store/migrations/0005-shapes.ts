import type { Migration } from '../migrate.ts'

/** What came inside of an archive or a signature, and which document a signature belongs to. Known from here on only. */
export const shapes: Migration = {
  version: 5,
  up: `
ALTER TABLE documents ADD COLUMN taken_from INTEGER;
ALTER TABLE documents ADD COLUMN signature_of INTEGER;
`,
}
