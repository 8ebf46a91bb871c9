import { describe, expect, it } from 'vitest'
import type { LetterNews } from '../../../electron/mail/mailbox.ts'
import { connect } from '../../../electron/store/database.ts'
import { inspectContent } from '../../../electron/store/inspect.ts'
import { key, mailbox } from '../store/fixture.ts'
import { letterAt, letterOf, now, openIntake, positionOf, sender } from './intake-place.ts'

const headers = Buffer.from(`From: ${sender.address}\r\nSubject: Copies\r\n\r\n`)

function unfetchable(uid: number, known: Uint8Array = new Uint8Array()): LetterNews {
  return { kind: 'unfetchable', position: positionOf(uid), headers: known, bytes: 5_000, receivedAt: now - 1_000 }
}

describe('a letter that its mailbox does not give', () => {
  it('is a row by its headers, is settled, and is shown as what it is', async () => {
    const { store, take, queue, settled } = openIntake()
    expect(await take(unfetchable(4, headers))).toMatchObject({ kind: 'stored', received: null })
    expect(queue()).toMatchObject([{ sender: sender.address, trouble: 'unreadable', copies: 0, serviceId: null }])
    const letter = store.letters.get(store.packages.get(queue()[0]!.id)!.letterId)
    expect(letter).toMatchObject({ subject: 'Copies', bytes: 5_000, problem: { code: 'letter.unfetchable' } })
    expect(settled()).toEqual([[4, 4]])
  })

  it('is a row also when nothing is known of it', async () => {
    const { take, queue } = openIntake()
    await take(unfetchable(4))
    expect(queue()).toMatchObject([{ sender: '', trouble: 'unreadable' }])
  })

  it.each([
    ['no headers', new Uint8Array()],
    ['the same headers', headers],
  ])('is not taken for another one with %s, in this mailbox or in the next', async (_, known) => {
    const { store, take, queue } = openIntake()
    store.mailboxes.add({ id: 'box-2', settings: { ...mailbox.settings, address: 'second@example.org' } }, 0)
    await take(unfetchable(1, known))
    await take(unfetchable(2, known))
    await take(unfetchable(1, known), { mailboxId: 'box-2' })
    expect(queue()).toHaveLength(3)
  })

  it('does not hide the letter when that comes whole, though it be its headers only', async () => {
    const { take, queue } = openIntake()
    await take(unfetchable(1, headers))
    await take(letterAt(2, headers))
    await take(letterAt(3, letterOf()))
    expect(queue()).toHaveLength(3)
  })

  it('is no damage to the database, though less of it is kept than its size', async () => {
    const { path, take } = openIntake()
    await take(unfetchable(1, headers))
    const database = connect(path, key, 'read')
    const { letters } = inspectContent(database, () => {})
    database.close()
    expect(letters).toMatchObject({ checked: 1, changed: { count: 0 }, missing: { count: 0 } })
  })

  it('is one row when it is told of again', async () => {
    const { take, queue } = openIntake()
    await take(unfetchable(1, headers))
    expect(await take(unfetchable(1, headers))).toEqual({ kind: 'repeated' })
    expect(queue()).toHaveLength(1)
  })
})
