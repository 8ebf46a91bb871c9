import type { Migration } from '../migrate.ts'

/** By it the journal is asked when a package was accepted from Junk: few are, and every package that is opened asks. */
export const junkTrace: Migration = {
  version: 6,
  up: `
CREATE INDEX events_of_junk ON events (subject_id, at) WHERE kind = 'junk.accepted';
`,
}
