import type { WireError } from '../../shared/errors.ts'
import type { LetterTrouble } from '../../shared/model/package.ts'
import type { MailAddress } from '../domain/letter.ts'
import type { Database } from './database.ts'
import { createLetterBytes } from './letter-bytes.ts'
import { letterColumns } from './letters.ts'
import type { PackageService } from './packages.ts'

/** What reading says of a letter. */
export interface LetterReading {
  readonly from: MailAddress
  readonly to: readonly MailAddress[]
  readonly subject: string
  readonly sentAt: number | null
  readonly messageId: string | null
  readonly text: string
  readonly automatic: boolean
  readonly trouble: LetterTrouble | null
  readonly problem: WireError | null
}

/** What was stored in place of a letter that now came. */
export interface CameWhole {
  readonly sha256: string
  readonly bytes: number
  readonly serverId: string | null
  readonly seenAt: number
}

export type PackageReading = PackageService & {
  readonly copiesSha256: string | null
  readonly repeatsId: string | null
}

/** Puts another reading of a letter in place of the one that was stored. Call these in one transaction. */
export interface Rereading {
  packagesOf(letterId: string): readonly string[]
  letter(id: string, reading: LetterReading): void
  /** Gives the letter of a package, of which only headers or nothing was stored, its bytes. */
  whole(row: { readonly id: string; readonly letterId: string }, came: CameWhole, raw: Uint8Array): void
  dropDocuments(packageId: string): void
  package(id: string, reading: PackageReading): void
  /** Whoever repeated `former` repeats `leader` from now on; null where none is left to be repeated. */
  lead(former: string, leader: string | null): void
}

export function createRereading(database: Database): Rereading {
  const packagesOf = database.prepare<[string], { id: string }>(
    'SELECT id FROM packages WHERE letter_id = ? ORDER BY id',
  )
  const letter = database.prepare<[Record<string, string | number | null>]>(
    `UPDATE letters SET from_name = @fromName, from_address = @fromAddress, recipients = @recipients, subject = @subject,
       sent_at = @sentAt, message_id = @messageId, text = @text, automatic = @automatic, trouble = @trouble,
       problem_code = @problemCode, problem_detail = @problemDetail WHERE id = @id`,
  )
  const sender = database.prepare<[string, string]>('UPDATE packages SET from_address = ? WHERE letter_id = ?')
  const whole = database.prepare<[Pick<CameWhole, 'sha256' | 'bytes'> & { letterId: string }]>(
    'UPDATE letters SET sha256 = @sha256, bytes = @bytes WHERE id = @letterId',
  )
  const seen = database.prepare<[Pick<CameWhole, 'serverId' | 'seenAt'> & { id: string }]>(
    'UPDATE packages SET server_id = @serverId, seen_at = @seenAt WHERE id = @id',
  )
  const dropBytes = database.prepare<[string]>('DELETE FROM letter_bytes WHERE letter_id = ?')
  const dropDocuments = database.prepare<[string]>('DELETE FROM documents WHERE package_id = ?')
  const update = database.prepare<[PackageReading & { id: string }]>(
    `UPDATE packages SET service_id = @serviceId, service_version = @serviceVersion, evidence = @evidence, missing = @missing,
       copies_sha256 = @copiesSha256, repeats_id = @repeatsId WHERE id = @id`,
  )
  const follow = database.prepare<[{ former: string; leader: string | null }]>(
    'UPDATE packages SET repeats_id = iif(id = @leader, NULL, @leader) WHERE repeats_id = @former',
  )
  const letterBytes = createLetterBytes(database)

  return {
    packagesOf: letterId => packagesOf.all(letterId).map(({ id }) => id),
    letter(id, reading) {
      letter.run({ id, ...letterColumns(reading) })
      sender.run(reading.from.address, id)
    },
    whole({ id, letterId }, { sha256, bytes, serverId, seenAt }, raw) {
      whole.run({ letterId, sha256, bytes })
      seen.run({ id, serverId, seenAt })
      dropBytes.run(letterId)
      letterBytes.add(letterId, raw)
    },
    dropDocuments: packageId => void dropDocuments.run(packageId),
    package: (id, reading) => void update.run({ ...reading, id }),
    lead: (former, leader) => void follow.run({ former, leader }),
  }
}
