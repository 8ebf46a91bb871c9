import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { deskOf } from '../../../electron/domain/desk-keyword.ts'
import { importLetters } from '../../bench/support/letters.ts'
import type { Dovecot } from '../../integration/dovecot.ts'
import type { IntakeProgram } from './build-child.ts'
import { createLetters } from './crash-letters.ts'
import { tellingSteps } from './intake-steps.ts'
import { judge, judgeCopy } from './judge.ts'
import type { Kill } from './kill-moments.ts'
import { makeDataFolder } from './make-data-folder.ts'
import { startChild, type IntakeChild } from './start-child.ts'

export interface TellingPlace {
  readonly folder: string
  readonly program: IntakeProgram
  readonly dovecot: Dovecot
  readonly random: () => number
}

const letterCount = 12

const choices = ['seen', 'keyword'] as const

/** What a letter then bears on the server, and what it bears before. */
const chosenMarks = { none: '', seen: '\\Seen this desk', keyword: 'this desk' } as const

/**
 * A mailbox of its own, and intake in it ended at each step of telling the server what became of its letters. At last
 * every letter there is marked as was chosen and no other way, and is stored once.
 */
export async function killWhileTelling(place: TellingPlace, number: number): Promise<readonly Kill[]> {
  const { folder, program, dovecot, random } = place
  const does = choices[number % choices.length]!
  const user = `telling-${number}`
  const dataDir = join(folder, user)
  const delivered = createLetters(letterCount, random)
  makeDataFolder(dataDir, dovecot, user, { does })
  await importLetters(
    dovecot,
    delivered.map(({ raw }) => raw),
    user,
  )
  const acknowledged = new Set<string>()
  const kills: Kill[] = []
  try {
    for (const step of tellingSteps) {
      const child = startChild(program, { dataDir, killAt: { step, count: 1 } })
      await child.until(() => isAllTold(child))
      if (isAllTold(child)) await child.stop()
      const { signal } = await child.ended
      if (signal !== 'SIGKILL') throw new Error(`intake did not come to the step ${step}: ${child.errors()}`)
      for (const sha256 of child.stored) acknowledged.add(sha256)
      const wrong = judgeCopy(dataDir, join(folder, 'copy'), { delivered, acknowledged, isOver: false })
      kills.push({
        moment: { kind: 'step', step, count: 1 },
        wrong: [...wrong, ...(await wrongMarks(place, user, step === 'tell' ? 'none' : does))],
      })
    }
    const last = startChild(program, { dataDir })
    const isOver = await last.until(() => isAllTold(last))
    await last.stop()
    for (const sha256 of last.stored) acknowledged.add(sha256)
    const wrong = [
      ...(isOver ? [] : [`the server is not told of everything: ${last.errors()}`]),
      ...(await wrongMarks(place, user, does)),
      ...judge(dataDir, { delivered, acknowledged, isOver: true }),
    ]
    return kills.map(kill => ({ ...kill, wrong: [...kill.wrong, ...wrong] }))
  } finally {
    rmSync(dataDir, { recursive: true, force: true })
  }
}

/** Nothing is left to fetch, and nothing to tell. */
function isAllTold({ lines }: IntakeChild): boolean {
  const outbox = lines.findLast(({ kind }) => kind === 'outbox')
  return outbox?.kind === 'outbox' && outbox.waiting === 0 && lines.some(({ kind }) => kind === 'settled')
}

/** What is wrong with the marks that the letters bear on the server. */
async function wrongMarks(
  { dovecot }: TellingPlace,
  user: string,
  does: keyof typeof chosenMarks,
): Promise<readonly string[]> {
  const lines = await dovecot.doveadm('fetch', '-u', user, 'flags', 'mailbox', 'INBOX', 'all')
  const letters = [...lines.matchAll(/^flags:(.*)$/gm)].map(([, flags = '']) =>
    flags
      .split(' ')
      .filter(flag => flag !== '' && flag !== '\\Recent')
      .map(flag => (deskOf(flag) === null ? flag : 'this desk'))
      .toSorted((a, b) => a.localeCompare(b))
      .join(' '),
  )
  const wanted = chosenMarks[does]
  const other = letters.filter(flags => flags !== wanted)
  return [
    ...(letters.length === letterCount ? [] : [`${letters.length} letters are on the server`]),
    ...(other.length === 0 ? [] : [`${other.length} letters are not marked «${wanted}» but «${other[0]}»`]),
  ]
}
