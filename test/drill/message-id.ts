import { temporaryFolder } from '../fakes/app.ts'
import { startDovecot } from '../integration/dovecot.ts'
import { openMaildir } from '../integration/maildir.ts'
import type { DrillOptions } from './drill.ts'
import { startDesk } from './support/desk-program.ts'
import { createSmallLetter, type SentLetter } from './support/small-letters.ts'
import { faultsOf, readStored, type StoredLetter } from './support/stored-letters.ts'

export const description =
  '1,000 pairs of letters with equal, missing and monstrous Message-IDs on Dovecot: the same letter is one row, another one is another'

const pairs = { short: 50, full: 1_000 }
const arrivedMs = 10 * 60_000

interface Kind {
  readonly name: string
  /** Two letters: those of an index are the same each time. */
  pair(index: number): readonly [SentLetter, SentLetter]
}

const twice = (letter: SentLetter): readonly [SentLetter, SentLetter] => [letter, letter]
const two = (index: number, messageId: string | null): readonly [SentLetter, SentLetter] => [
  createSmallLetter(2 * index, { messageId }),
  createSmallLetter(2 * index + 1, { messageId }),
]

const kinds: readonly Kind[] = [
  { name: 'the same letter twice', pair: index => twice(createSmallLetter(2 * index)) },
  {
    name: 'the same letter twice, without an id',
    pair: index => twice(createSmallLetter(2 * index, { messageId: null })),
  },
  { name: 'two letters of one id', pair: index => two(index, `<pair-${index}@example.com>`) },
  { name: 'two letters without an id', pair: index => two(index, null) },
  {
    name: 'two letters of one id of 10 kB',
    pair: index => two(index, `<${`${index}-`.repeat(10_000).slice(0, 10_000)}@example.com>`),
  },
  { name: 'letters that all have one id', pair: index => two(index, '<always@example.com>') },
]

/** The second of each other pair comes when the first is stored; the rest come together. */
export async function run(
  report: (line: string) => void,
  { short }: DrillOptions,
): Promise<{ tried: number; survived: number }> {
  const disk = temporaryFolder('drill-message-id')
  const dovecot = await startDovecot()
  const maildir = openMaildir(dovecot, dovecot.user)
  const sent = Array.from({ length: short ? pairs.short : pairs.full }, (_, index) => {
    const kind = kinds[index % kinds.length]!
    return { kind, isLate: Math.floor(index / kinds.length) % 2 === 1, letters: kind.pair(index) }
  })
  for (const { letters, isLate } of sent) for (const { raw } of letters.slice(0, isLate ? 1 : 2)) maildir.put(raw)
  const rows = (some: typeof sent, count: 1 | 2) =>
    new Set(some.flatMap(({ letters, isLate }) => letters.slice(0, isLate ? count : 2).map(({ sha256 }) => sha256)))
      .size
  const desk = await startDesk({ dovecot, folder: disk.path, user: dovecot.user })
  try {
    await desk.until(({ open }) => open >= rows(sent, 1), arrivedMs)
    for (const { letters, isLate } of sent) if (isLate) maildir.put(letters[1].raw)
    await desk.until(({ open }) => open >= rows(sent, 2), arrivedMs)
    const since = Date.now()
    await desk.wake()
    await desk.until(({ mailboxes: [mailbox] }) => (mailbox!.lastSuccessAt ?? 0) > since, arrivedMs)
    await desk.stop()

    const stored = readStored(desk.dataDir)
    const byHash = new Map(stored.letters.map(letter => [letter.sha256, letter]))
    const outcomes = sent.map(({ kind, letters }) => ({ kind, isWell: isToldApart(letters, byHash) }))
    for (const kind of kinds) {
      const those = outcomes.filter(one => one.kind === kind)
      report(`${kind.name}: ${those.filter(({ isWell }) => isWell).length} of ${those.length}`)
    }
    const faults = faultsOf(stored, new Set(sent.flatMap(({ letters }) => letters.map(({ sha256 }) => sha256))))
    for (const fault of faults) report(`FAILED  ${fault}`)
    return { tried: sent.length, survived: faults.length === 0 ? outcomes.filter(({ isWell }) => isWell).length : 0 }
  } finally {
    await desk.kill()
    await dovecot.stop()
    disk.remove()
  }
}

/** The same letter is one row that counts two; two letters are two that count one. */
function isToldApart(
  [first, second]: readonly [SentLetter, SentLetter],
  stored: ReadonlyMap<string, StoredLetter>,
): boolean {
  const count = first.sha256 === second.sha256 ? 2 : 1
  return [first, second].every(({ sha256 }) => {
    const letter = stored.get(sha256)
    return letter?.seenCount === count && letter.packages === 1
  })
}
