import type { Migration } from '../migrate.ts'

/**
 * Branches and services in full, and where they come from. A mailbox belongs to a branch from here on: before, each
 * service named one, and all services of a branch the same. Rows of before have no seal: see the app's code seal.
 */
export const services: Migration = {
  version: 2,
  up: `
CREATE TABLE sources (
  id TEXT PRIMARY KEY NOT NULL,
  position INTEGER NOT NULL UNIQUE,
  settings TEXT NOT NULL,
  -- What it takes to ask whether something changed.
  mark TEXT,
  last_success_at INTEGER,
  report TEXT
) STRICT;

ALTER TABLE branches ADD COLUMN full_name TEXT NOT NULL DEFAULT '';
ALTER TABLE branches ADD COLUMN address TEXT NOT NULL
  DEFAULT '{"region":"","district":"","location":"","street":"","house":""}';
ALTER TABLE branches ADD COLUMN email TEXT NOT NULL DEFAULT '';
ALTER TABLE branches ADD COLUMN hours TEXT;
ALTER TABLE branches ADD COLUMN responsible TEXT NOT NULL DEFAULT '';
ALTER TABLE branches ADD COLUMN mailbox_id TEXT REFERENCES mailboxes (id);
ALTER TABLE branches ADD COLUMN source_id TEXT REFERENCES sources (id);
ALTER TABLE branches ADD COLUMN external_id TEXT;
ALTER TABLE branches ADD COLUMN removed_at INTEGER;
UPDATE branches SET mailbox_id =
  (SELECT mailbox_id FROM services WHERE branch_id = branches.id ORDER BY position LIMIT 1);
CREATE UNIQUE INDEX branches_of_source ON branches (source_id, external_id) WHERE source_id IS NOT NULL;

ALTER TABLE services DROP COLUMN mailbox_id;
ALTER TABLE services ADD COLUMN seal TEXT;
ALTER TABLE services ADD COLUMN purpose TEXT NOT NULL DEFAULT '';
ALTER TABLE services ADD COLUMN retention_class TEXT NOT NULL DEFAULT '';
ALTER TABLE services ADD COLUMN case_index TEXT NOT NULL DEFAULT '';
ALTER TABLE services ADD COLUMN version INTEGER NOT NULL DEFAULT 1;
ALTER TABLE services ADD COLUMN source_id TEXT REFERENCES sources (id);
ALTER TABLE services ADD COLUMN external_id TEXT;
ALTER TABLE services ADD COLUMN removed_at INTEGER;
-- A code that the source has changed: shown to a person, not to visitors, until it is taken or left.
ALTER TABLE services ADD COLUMN pending TEXT;
ALTER TABLE services ADD COLUMN pending_at INTEGER;
-- The one that a person has left: it is not asked about again.
ALTER TABLE services ADD COLUMN declined TEXT;
CREATE UNIQUE INDEX services_of_source ON services (source_id, external_id) WHERE source_id IS NOT NULL;
CREATE INDEX services_of_branch ON services (branch_id);
CREATE INDEX services_active ON services (position) WHERE active = 1;
CREATE INDEX services_pending ON services (source_id) WHERE pending IS NOT NULL;

CREATE TABLE service_versions (
  service_id TEXT NOT NULL REFERENCES services (id) ON DELETE CASCADE,
  version INTEGER NOT NULL,
  since INTEGER NOT NULL,
  name TEXT NOT NULL,
  required TEXT NOT NULL,
  optional TEXT NOT NULL,
  PRIMARY KEY (service_id, version)
) STRICT, WITHOUT ROWID;
INSERT INTO service_versions SELECT id, 1, 0, name, required, optional FROM services;

ALTER TABLE packages ADD COLUMN service_version INTEGER;
UPDATE packages SET service_version = 1 WHERE service_id IS NOT NULL;
CREATE INDEX packages_of_service ON packages (service_id);

CREATE TABLE hosts (
  host TEXT PRIMARY KEY NOT NULL,
  added_at INTEGER NOT NULL,
  seal TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE posters (
  id TEXT PRIMARY KEY NOT NULL,
  service_id TEXT NOT NULL,
  service_name TEXT NOT NULL,
  branch_name TEXT NOT NULL,
  format TEXT NOT NULL,
  language TEXT NOT NULL,
  payload_sha256 TEXT NOT NULL,
  text_sha256 TEXT NOT NULL,
  check_code TEXT NOT NULL,
  printed_at INTEGER NOT NULL,
  taken_down_at INTEGER
) STRICT;
CREATE INDEX posters_printed ON posters (printed_at, id);
CREATE INDEX posters_hanging ON posters (service_id) WHERE taken_down_at IS NULL;
`,
}
