import { writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { checkPayload } from '../../shared/qr-payload.ts'
import { drawCode, type CodePictureRefusal } from '../paper/code-picture.ts'
import { printLine } from './support/lines.ts'
import { readBack } from './support/read-back.ts'
import { UsageError } from './support/usage-error.ts'

export const description = 'draws a payload as a QR code, reads the picture back, and only then writes it'
export const usage = 'PAYLOAD --out FILE.png [--size PIXELS]   (the side of the picture, 1000 unless told)'

export async function run(args: readonly string[]): Promise<number> {
  const { payload, out, size } = readArguments(args)
  const verdict = checkPayload(payload)
  if (verdict !== 'ok') console.error(`This is not a link that the reception would show: ${verdict}.`)
  const drawn = drawCode(payload, size)
  if ('reason' in drawn) return refuse(out, drawn)
  const seen = await readBack(drawn.png)
  if (seen !== payload) return refuse(out, { reason: 'unreadable' })

  const { png, module, code } = drawn
  writeFileSync(out, png)
  const { modules, version, level } = code
  printLine({
    path: out,
    outcome: 'written',
    reason: null,
    verdict,
    size,
    module,
    modules,
    version,
    level,
    bytes: png.length,
  })
  return 0
}

function readArguments(args: readonly string[]): { payload: string; out: string; size: number } {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { out: { type: 'string' }, size: { type: 'string', default: '1000' } },
  })
  const [payload, ...more] = positionals
  if (payload === undefined || more.length > 0) throw new UsageError('Say one payload, in quotes.')
  // Half a character has no bytes that could be compared.
  if (!payload.isWellFormed()) throw new UsageError('The payload is not text.')
  if (values.out === undefined) throw new UsageError('Say with --out where to write the picture.')
  const size = Number(values.size)
  if (!Number.isInteger(size) || size < 1) throw new UsageError('--size is a whole number of pixels.')
  return { payload, out: values.out, size }
}

function refuse(path: string, refusal: CodePictureRefusal | { readonly reason: 'unreadable' }): number {
  printLine({ path, outcome: 'refused', ...refusal })
  return 1
}
