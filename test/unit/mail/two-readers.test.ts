import { createHash } from 'node:crypto'
import { simpleParser, type Headers } from 'mailparser'
import { expect, it } from 'vitest'
import { singleLine } from '../../../electron/domain/safe-text.ts'
import { readOnce } from '../../../electron/mail/parse.ts'
import { generateLetter, type GeneratedFile } from '../../fixtures/generated-letters.ts'
import { createDice } from '../../fixtures/hostile-pdfs.ts'
import { mutateLetter, seedLetters } from '../../fixtures/letter-mutations.ts'

interface Seen {
  readonly files: readonly (GeneratedFile & { readonly type: string })[]
  readonly from: object
  readonly subject: string
}

/** What our own reader finds in a letter that it takes for ordinary; null for any other. */
function ownReading(raw: Buffer): Seen | null {
  const { outcome, ordinary } = readOnce(raw)
  if (outcome.kind === 'unreadable' || !ordinary) return null
  const { from, subject, parts } = outcome.letter
  const files = parts
    .filter(({ declaredType }) => declaredType !== 'message/rfc822')
    .map(({ name, bytes, sha256, declaredType }) => ({ name, bytes, sha256, type: declaredType }))
  return { files, from, subject }
}

async function theirReading(raw: Buffer): Promise<Seen> {
  const { attachments, ...mail } = await simpleParser(raw, { skipHtmlToText: true, skipTextToHtml: true })
  const files: Seen['files'][number][] = []
  for (const { contentType, filename, content, headers } of attachments) {
    if (contentType === 'message/rfc822') files.push(...(await theirReading(content)).files)
    else {
      const sha256 = createHash('sha256').update(content).digest('hex')
      files.push({ name: filename || '', bytes: content.length, sha256, type: declaredType(headers) })
    }
  }
  const { name = '', address = '' } = mail.from?.value[0] ?? {}
  return { files, from: { name: singleLine(name, 250), address }, subject: singleLine(mail.subject ?? '', 250) }
}

/** mailparser guesses a type that is not declared by the file's name. */
function declaredType(headers: Headers): string {
  const declared = headers.get('content-type')
  return typeof declared === 'object' && 'params' in declared ? declared.value : 'text/plain'
}

/** Whatever their order: readers differ in whether a forwarded letter's files come before or behind the others. */
const listed = (files: readonly GeneratedFile[]): readonly string[] =>
  files.map(({ name, bytes, sha256 }) => `${name.replace(/\s+/g, ' ')} ${bytes} ${sha256}`).toSorted()

it.each([1, 2, 3, 4, 5, 6, 7, 8, 9, 10])(
  'both readers find in an ordinary letter what was put into it: 550 letters of seed %i',
  async seed => {
    const dice = createDice(seed)
    let ordinary = 0
    for (let count = 0; count < 550; count++) {
      const { raw, files, from, subject } = generateLetter(dice)
      const own = ownReading(raw)
      if (!own) continue
      ordinary += 1
      const theirs = await theirReading(raw)
      const put = { files: listed(files), from, subject }
      expect({ ...own, files: listed(own.files) }).toEqual(put)
      expect({ ...theirs, files: listed(theirs.files) }).toEqual(put)
    }
    expect(ordinary).toBeGreaterThanOrEqual(500)
  },
  60_000,
)

it.each([1, 2, 3])(
  'both find the same files in a letter with mistakes that is taken for ordinary all the same: seed %i',
  async seed => {
    const dice = createDice(seed)
    // A text without a disposition is a file to one as soon as it has a name, and words to the other.
    const files = ({ files }: Seen) => listed(files.filter(({ type }) => !type.startsWith('text/')))
    let ordinary = 0
    for (let count = 0; count < 1_000; count++) {
      const whole = count % 2 === 0 ? generateLetter(dice).raw : seedLetters[count % seedLetters.length]!
      const raw = mutateLetter(whole, dice)
      const own = ownReading(raw)
      if (!own) continue
      ordinary += 1
      expect(files(own)).toEqual(files(await theirReading(raw)))
    }
    expect(ordinary).toBeGreaterThan(50)
  },
  60_000,
)
