import { AppError } from '../../shared/errors.ts'
import type { Service } from '../../shared/model/service.ts'
import type { Database } from './database.ts'
import { serviceColumns, serviceSource, toService, toServiceRow, type ServiceSqlRow } from './service-row.ts'
import { createServiceVersions, type ServiceVersion } from './service-versions.ts'

/** A service with the seal over its code; null before a code was taken over. */
export interface StoredService extends Service {
  readonly seal: string | null
}

export interface Services {
  /** In the order of branches, then in their own. @throws AppError `store.damaged` with the id of a service that cannot be read. */
  all(): readonly StoredService[]
  /** Those that visitors see. */
  active(): readonly StoredService[]
  /** The active ones of a mailbox, each by the name and the lists that were in force at `at`. */
  inForce(mailboxId: string, at: number): readonly Service[]
  get(id: string): StoredService | undefined
  count(): number
  /** Its branch is there already. `since`: from when on it asks what it asks. */
  add(service: Service, seal: string | null, since: number): void
  /** All but the code. Another name or another list is another version. @throws AppError `service.missing` */
  update(service: Service, since: number): void
  /** @throws AppError `service.missing` */
  setCode(id: string, code: { readonly payload: string; readonly seal: string | null }): void
  setSeal(id: string, seal: string | null): void
  switch(ids: readonly string[], active: boolean): void
  /** Puts it before another one, or last. @throws AppError `service.missing` */
  move(id: string, before: string | null): void
  /** @throws AppError `service.in-use` when packages came for it */
  remove(id: string): void
  packages(id: string): number
  /** Newest first. */
  versions(id: string): readonly ServiceVersion[]
  version(id: string, version: number): ServiceVersion | undefined
  /** Another service that has this very code. */
  withPayload(payload: string, but: string): { readonly id: string } | undefined
  /** What came from this source is ours from now on. */
  unlink(sourceId: string): void
}

export function createServices(database: Database): Services {
  const versions = createServiceVersions(database)
  const order = 'ORDER BY b.position, s.position'
  const all = database.prepare<[], ServiceSqlRow>(`SELECT ${serviceColumns} ${serviceSource} ${order}`)
  const active = database.prepare<[], ServiceSqlRow>(
    `SELECT ${serviceColumns} ${serviceSource} WHERE s.active = 1 ${order}`,
  )
  const ofMailbox = database.prepare<[string], ServiceSqlRow>(
    `SELECT ${serviceColumns} ${serviceSource} WHERE s.active = 1 AND b.mailbox_id = ? ${order}`,
  )
  const get = database.prepare<[string], ServiceSqlRow>(`SELECT ${serviceColumns} ${serviceSource} WHERE s.id = ?`)
  const count = database.prepare<[], { count: number }>('SELECT count(*) AS count FROM services')
  const add = database.prepare<[ReturnType<typeof toServiceRow> & { payload: string; seal: string | null }]>(
    `INSERT INTO services (id, position, branch_id, name, alias, required, optional, payload, seal, purpose,
       retention_class, case_index, active, version, source_id, external_id, removed_at)
     VALUES (@id, (SELECT ifnull(max(position), 0) + 1 FROM services), @branchId, @name, @alias, @required, @optional,
       @payload, @seal, @purpose, @retentionClass, @caseIndex, @active, @version, @sourceId, @externalId, @removedAt)`,
  )
  const update = database.prepare<[ReturnType<typeof toServiceRow>]>(
    `UPDATE services SET branch_id = @branchId, name = @name, alias = @alias, required = @required,
       optional = @optional, purpose = @purpose, retention_class = @retentionClass, case_index = @caseIndex,
       active = @active, version = @version, source_id = @sourceId, external_id = @externalId, removed_at = @removedAt
     WHERE id = @id`,
  )
  const setCode = database.prepare<[string, string | null, string]>(
    `UPDATE services SET payload = ?, seal = ?, pending = NULL, pending_at = NULL, declined = NULL WHERE id = ?`,
  )
  const setSeal = database.prepare<[string | null, string]>('UPDATE services SET seal = ? WHERE id = ?')
  const switchOne = database.prepare<[number, string]>('UPDATE services SET active = ? WHERE id = ?')
  const order1 = database.prepare<[], { id: string }>('SELECT id FROM services ORDER BY position')
  const setPosition = database.prepare<[number, string]>('UPDATE services SET position = ? WHERE id = ?')
  const packages = database.prepare<[string], { count: number }>(
    'SELECT count(*) AS count FROM packages WHERE service_id = ?',
  )
  const remove = database.prepare<[string]>('DELETE FROM services WHERE id = ?')
  const withPayload = database.prepare<[string, string], { id: string }>(
    'SELECT id FROM services WHERE payload = ? AND id <> ? LIMIT 1',
  )
  const unlink = database.prepare<[string]>(
    `UPDATE services SET source_id = NULL, external_id = NULL, removed_at = NULL, pending = NULL, pending_at = NULL,
       declined = NULL WHERE source_id = ?`,
  )

  function find(id: string): StoredService | undefined {
    const row = get.get(id)
    return row && toService(row)
  }

  return {
    all: () => all.all().map(toService),
    active: () => active.all().map(toService),
    inForce: (mailboxId, at) =>
      ofMailbox.all(mailboxId).map(row => {
        const { seal: _, ...service } = toService(row)
        return { ...service, ...versions.inForce(service.id, at) }
      }),
    get: find,
    count: () => count.get()!.count,
    add(service, seal, since) {
      database.transaction(() => {
        add.run({ ...toServiceRow(service), payload: service.payload, seal })
        versions.add(service, since)
      })
    },
    update(service, since) {
      database.transaction(() => {
        const before = find(service.id)
        if (!before) throw new AppError('service.missing', service.id)
        const isOther = asks(before) !== asks(service)
        const version = before.version + Number(isOther)
        update.run(toServiceRow({ ...service, version }))
        if (isOther) versions.add({ ...service, version }, since)
      })
    },
    setCode(id, { payload, seal }) {
      if (setCode.run(payload, seal, id) === 0) throw new AppError('service.missing', id)
    },
    setSeal: (id, seal) => void setSeal.run(seal, id),
    switch(ids, isActive) {
      database.transaction(() => {
        for (const id of ids) switchOne.run(Number(isActive), id)
      })
    },
    move(id, before) {
      database.transaction(() => {
        const ids = order1.all().map(row => row.id)
        if (!ids.includes(id) || (before !== null && !ids.includes(before))) throw new AppError('service.missing', id)
        const rest = ids.filter(other => other !== id)
        rest.splice(before === null || before === id ? rest.length : rest.indexOf(before), 0, id)
        // Every position is somebody's: all of them step aside first.
        ids.forEach((each, index) => setPosition.run(-1 - index, each))
        rest.forEach((each, index) => setPosition.run(1 + index, each))
      })
    },
    remove(id) {
      if (packages.get(id)!.count > 0) throw new AppError('service.in-use', id)
      remove.run(id)
    },
    packages: id => packages.get(id)!.count,
    versions: versions.of,
    version: versions.get,
    withPayload: (payload, but) => withPayload.get(payload, but),
    unlink: sourceId => void unlink.run(sourceId),
  }
}

/** What makes a version: the name that visitors see and the lists that packages are set against. */
function asks({ name, required, optional }: Service): string {
  return JSON.stringify([name, required, optional])
}
