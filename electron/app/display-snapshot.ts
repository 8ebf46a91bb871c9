import { createHmac, timingSafeEqual } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { documentTypes } from '../../shared/document-types.ts'
import { workingHours } from '../../shared/model/branch-facts.ts'
import { languages } from '../../shared/settings.ts'
import type { DisplayView, Edition } from '../../shared/views.ts'
import { writeWhole } from '../files/write-whole.ts'
import type { Random } from '../jobs/clock.ts'
import type { Secrets } from '../shell/shell.ts'
import type { Log } from './log.ts'

/** What visitors see, without what belongs to the moment. */
type Snapshot = Omit<DisplayView, 'received' | 'looks'>

const documents = z.array(z.enum(documentTypes))
/** Another version's is not guessed at: the compiler keeps this to the view's shape. */
const snapshotShape = z.strictObject({
  edition: z.enum(['work', 'demo']),
  institution: z.string(),
  branch: z.string(),
  language: z.enum(languages),
  services: z.array(
    z.strictObject({
      ...{ id: z.string(), name: z.string(), branch: z.string() },
      ...{ required: documents, optional: documents },
      payload: z.string().nullable(),
      hours: workingHours.nullable(),
    }),
  ),
}) satisfies z.ZodType<Snapshot>

export const snapshotOf = (dataDir: string): string => join(dataDir, 'reception.json')
const keyName = 'snapshot-seal'

export interface SnapshotPlace {
  readonly dataDir: string
  readonly secrets: Secrets
  readonly log: Log
}

/**
 * Keeps what visitors see beside the database, sealed with a key of the shell: the reception comes up from it when the
 * database cannot be opened. Called after each change; writes when there is another thing to see, and never throws.
 */
export function createSnapshotKeeper({ dataDir, secrets, log }: SnapshotPlace, random: Random) {
  const path = snapshotOf(dataDir)
  let kept: string | undefined

  return (view: () => DisplayView): void => {
    try {
      const { received: _, looks: __, ...snapshot } = view()
      const text = JSON.stringify(snapshot)
      kept ??= readSealed(path, secrets.read(keyName)).text
      // Before the set-up there is nothing to go on with.
      if (text === kept || (kept === undefined && snapshot.services.length === 0)) return
      writeWhole(path, JSON.stringify({ seal: sealOf(text, secrets.read(keyName) ?? makeKey()), view: text }))
      kept = text
    } catch (error) {
      log.failure('snapshot', error)
    }
  }

  function makeKey(): string {
    const key = random.bytes(32).toString('hex')
    secrets.write(keyName, key)
    return key
  }
}

/** What visitors saw last; null where there is nothing to go on with, and the log says why. */
export function readSnapshot({ dataDir, secrets, log }: SnapshotPlace, edition: Edition): DisplayView | null {
  const { text, problem } = readSealed(snapshotOf(dataDir), secrets.read(keyName))
  const snapshot = text === undefined ? undefined : parse(text)
  const reason = problem ?? (snapshot ? reasonAgainst(snapshot, edition) : 'shape')
  if (!snapshot || reason !== null) {
    log.info('snapshot.ignored', { reason })
    return null
  }
  return { ...snapshot, looks: 0, received: null }
}

function reasonAgainst(snapshot: Snapshot, edition: Edition): string | null {
  if (snapshot.edition !== edition) return 'edition'
  return snapshot.services.length === 0 ? 'empty' : null
}

type Sealed = { readonly text: string; readonly problem: null } | { readonly text?: never; readonly problem: string }

/** The text under an unbroken seal. */
function readSealed(path: string, key: string | undefined): Sealed {
  try {
    const { seal, view } = JSON.parse(readFileSync(path, 'utf8')) as { readonly seal: string; readonly view: string }
    if (key === undefined || !isSame(seal, sealOf(view, key))) return { problem: 'seal' }
    return { text: view, problem: null }
  } catch (error) {
    return { problem: (error as NodeJS.ErrnoException).code === 'ENOENT' ? 'missing' : 'damaged' }
  }
}

function parse(text: string): Snapshot | undefined {
  const parsed = snapshotShape.safeParse(JSON.parse(text))
  return parsed.success ? parsed.data : undefined
}

const sealOf = (text: string, key: string) =>
  createHmac('sha256', Buffer.from(key, 'hex')).update(text, 'utf8').digest('hex')

function isSame(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)]
  return a.length === b.length && timingSafeEqual(a, b)
}
