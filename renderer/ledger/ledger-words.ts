import { isErrorCode } from '../../shared/errors.ts'
import type { LedgerKind } from '../../shared/ledger-kinds.ts'
import type { LedgerPart, LedgerRow, LedgerTry } from '../../shared/model/ledger.ts'
import type { Translate } from '../i18n.ts'
import { asideReasons } from '../operator/aside.ts'
import type { IconName } from '../ui/icons.ts'

const pictures = {
  unfetched: 'x-circle',
  'too-large': 'x-circle',
  unreadable: 'x-circle',
  parts: 'file-dashed',
  'no-copies': 'warning',
  aside: 'hourglass-medium',
  server: 'warning',
  repeated: 'copy-simple',
} as const satisfies Record<LedgerKind, IconName>

/** How a row looks: loud while somebody has something to do. */
export function lookOf({ kind, open, settled }: Pick<LedgerRow, 'kind' | 'open' | 'settled'>): {
  readonly tone: 'bad' | 'warn' | 'idle' | 'ok'
  readonly icon: IconName
} {
  if (kind === 'repeated') return { tone: 'idle', icon: pictures[kind] }
  if (!open) return { tone: 'ok', icon: 'check-circle' }
  if (settled && kind !== 'server') return { tone: 'idle', icon: pictures[kind] }
  return { tone: pictures[kind] === 'x-circle' ? 'bad' : kind === 'aside' ? 'idle' : 'warn', icon: pictures[kind] }
}

/** What a person can do about it here: of a letter that came twice, and of what is over, nothing. */
export function canRetry({ kind, open, settled }: Pick<LedgerRow, 'kind' | 'open' | 'settled'>): boolean {
  return open && kind !== 'repeated' && !(kind === 'aside' && settled)
}

/** What it means and what to do; of files, each kind in a line of its own. */
export function aboutRow(row: LedgerRow, text: Translate): readonly string[] {
  switch (row.kind) {
    case 'unfetched':
    case 'too-large':
    case 'unreadable':
    case 'server':
      return [errorWords(row.reason, text)]
    case 'parts':
      return row.parts.length === 0 ? [text('ledger.parts-none')] : partsWords(row.parts, text)
    case 'no-copies':
      return [text('desk.trouble-no-copies-about')]
    case 'aside': {
      const why = text(`letters.aside-why-${asideReasons.find(known => known === row.reason) ?? 'clerk'}`)
      return [row.open ? `${why} ${text('ledger.aside-kept')}` : why]
    }
    case 'repeated':
      return [text('ledger.repeated-about', { count: row.times })]
    default:
      return row.kind satisfies never
  }
}

/** The first kinds of file are enough to know what it is about; the package shows all. */
const partsShown = 3

function partsWords(parts: readonly LedgerPart[], text: Translate): readonly string[] {
  const lines = parts.slice(0, partsShown).map(({ media, problem, count }) => {
    const file = text(`files.media-${media}`)
    const name = count === 1 ? file : text('ledger.part-count', { file, number: count })
    const about = text(problem === null ? 'ledger.part-unknown' : `files.problem-${problem}`)
    return text('ledger.part', { name: name.charAt(0).toUpperCase() + name.slice(1), problem: about })
  })
  const rest = parts.length - partsShown
  return rest > 0 ? [...lines, text('ledger.part-rest', { count: rest })] : lines
}

/** How a try ended. */
export function triedWords({ outcome, error }: LedgerTry, text: Translate): string {
  if (outcome === 'failed') return `${text('ledger.tried-failed')} ${errorWords(error?.code ?? null, text)}`
  return text(`ledger.tried-${outcome}`)
}

function errorWords(code: string | null, text: Translate): string {
  return text(`error.${code !== null && isErrorCode(code) ? code : 'internal'}`)
}
