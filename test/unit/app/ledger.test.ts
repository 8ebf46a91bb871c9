import { describe, expect, it } from 'vitest'
import { ledgerKinds } from '../../../shared/ledger-kinds.ts'
import { entity, multipart, pdfBytes, pdfPart, textPart } from '../../fixtures/letters.ts'
import { mailbox, tamper } from '../store/fixture.ts'
import { endlessLetter, letterAt, letterFrom, letterOf, now, positionOf, sender } from './intake-place.ts'
import { headersOf, openLedger } from './ledger-place.ts'

/** With an attachment beside two good copies. */
function letterWith(name: string, content: Uint8Array, type = 'application/octet-stream'): Buffer {
  const file = pdfPart([`Content-Type: ${type}`, `Content-Disposition: attachment; filename="${name}"`], content)
  return multipart([textPart('Добрий день'), file], { headers: [`From: ${sender.address}`, 'MIME-Version: 1.0'] })
}

const broken = pdfBytes('cut').subarray(0, 20)
const noCopies = entity([`From: ${sender.address}`, 'Content-Type: text/plain'], 'Добрий день')
const automatic = Buffer.from(
  noCopies.toString().replace('Content-Type', 'Auto-Submitted: auto-replied\r\nContent-Type'),
)

/** What the server is to be told of each letter, and refuses. */
function refuse({ store }: ReturnType<typeof openLedger>): void {
  const batch = store.outbox.next('box', 'INBOX', '1', now + 60_000)!
  store.outbox.note(batch.tasks, { kind: 'refused', code: 'after.read-only' }, now)
}

describe('a row of the ledger', () => {
  it('is there for everything that was not simply taken, with its reason', async () => {
    const opened = openLedger()
    const { store, take, rows, list } = opened
    store.mailboxes.update('box', { ...mailbox.settings, after: { does: 'seen' } }, 0)
    await take(letterAt(1, letterOf('good')))
    refuse(opened)
    await take(headersOf('unfetchable', 2))
    await take(headersOf('oversize', 3))
    await take(letterAt(4, endlessLetter()))
    await take(letterAt(5, letterWith('copy.pdf', broken, 'application/pdf')))
    await take(letterAt(6, noCopies))
    await take(letterAt(7, automatic))
    await take(letterAt(8, letterOf('twice')))
    await take(letterAt(9, letterOf('twice')))
    const found = (await rows()).map(({ kind, reason, from, open, parts, times }) => [
      ...[kind, reason, from, open, times, ...parts.map(({ media, problem }) => `${media} ${problem}`)],
    ])
    expect(new Set(found)).toEqual(
      new Set([
        ['aside', 'automatic', sender.address, true, 1],
        ['no-copies', null, sender.address, true, 1],
        ['parts', null, sender.address, true, 1, 'pdf truncated'],
        ['repeated', null, sender.address, false, 2],
        ['server', 'after.read-only', sender.address, true, 1],
        ['too-large', 'letter.too-large', sender.address, true, 1],
        ['unfetched', 'letter.unfetchable', sender.address, true, 1],
        ['unreadable', 'letter.too-deep', sender.address, true, 1],
      ]),
    )
    const { counts, total } = await list()
    expect([counts, total]).toEqual([Object.fromEntries(ledgerKinds.map(kind => [kind, 1])), 8])
  })

  it('is not there for a letter with nothing but good copies', async () => {
    const { take, list } = openLedger()
    await take(letterAt(1, letterOf()))
    expect(await list()).toMatchObject({ rows: [], total: 0 })
  })

  it('of several mailboxes is told by the mailbox, newest first, fifty at a time', async () => {
    const { store, take, list } = openLedger()
    store.mailboxes.add({ id: 'box-2', settings: { ...mailbox.settings, address: 'second@example.org' } }, 0)
    await take(headersOf('unfetchable', 1), { mailboxId: 'box-2' })
    for (let uid = 1; uid <= 60; uid++)
      await take({ ...headersOf('oversize', uid, 50_000_000 + uid), receivedAt: now - uid * 60_000 })
    const [first, second, of2] = [await list(null, 0, 'box'), await list(null, 50, 'box'), await list(null, 0, 'box-2')]
    expect([first.rows.length, second.rows.length, first.total]).toEqual([50, 10, 60])
    expect([...first.rows, ...second.rows].map(({ at }) => (now - at) / 60_000)).toEqual(
      Array.from({ length: 60 }, (_, at) => at + 1),
    )
    expect([of2.rows.map(({ kind }) => kind), of2.counts['too-large']]).toEqual([['unfetched'], 0])
    expect((await list('too-large')).total).toBe(60)
  })

  it('says when somebody decided about the package, and goes with its letter alone', async () => {
    const { store, take, rows, queue, path, list } = openLedger()
    await take(letterAt(1, noCopies))
    const { id } = queue()[0]!
    store.packages.setState(id, { state: 'rejected', reason: 'x', reviewedAt: now, settledAt: now })
    expect(await rows()).toMatchObject([{ kind: 'no-copies', open: true, settled: true, packageId: id }])
    tamper(path, database => database.execute('PRAGMA foreign_keys = on; DELETE FROM letters'))
    expect((await list()).total).toBe(0)
  })
})

describe('another try', () => {
  it('reads a letter that could not be read, keeps its code and state, and keeps the row', async () => {
    const { store, take, rows, retry, fails, queue } = openLedger()
    fails('letter.timeout')
    await take(letterAt(1, letterOf()))
    const { id, code } = queue()[0]!
    store.packages.setState(id, { state: 'in-review', reason: null, reviewedAt: now, settledAt: null })
    const [row] = await rows()
    expect(await retry(row!.id)).toEqual({ outcome: 'same', error: null })
    fails(null)
    expect(await retry(row!.id)).toEqual({ outcome: 'mended', error: null })
    expect(queue()).toMatchObject([{ id, code, state: 'in-review', trouble: null, copies: 2, serviceId: 'service' }])
    const copy = store.documents.ofPackage(id)[0]!
    expect(Buffer.from(store.documents.content(copy.id)).toString()).toContain('internal-passport')
    const tried = { at: now + 60_000, outcome: 'mended', error: null }
    expect(await rows()).toMatchObject([{ kind: 'unreadable', open: false, tried }])
    const events = store.events.list({ limit: 2 })
    expect(events.map(({ kind, subjectId, detail }) => [kind, subjectId, detail['outcome']])).toEqual([
      ['ledger.retried', id, 'mended'],
      ['ledger.retried', id, 'same'],
    ])
  })

  it('tells of what is found under the old reason: a letter that can be read and holds nothing', async () => {
    const { take, rows, retry, fails } = openLedger()
    fails('letter.malformed')
    await take(letterAt(1, noCopies))
    fails(null)
    expect(await retry((await rows())[0]!.id)).toMatchObject({ outcome: 'mended' })
    const found = (await rows()).map(({ kind, open }) => [kind, open] as const)
    expect(Object.fromEntries(found)).toEqual({ 'no-copies': true, unreadable: false })
  })

  it('leaves files as they are, under their own ids, where nothing else is read', async () => {
    const { store, take, rows, retry, queue } = openLedger()
    await take(letterAt(1, letterWith('copy.pdf', broken, 'application/pdf')))
    const before = store.documents.ofPackage(queue()[0]!.id)
    expect(await retry((await rows('parts'))[0]!.id)).toEqual({ outcome: 'same', error: null })
    expect(store.documents.ofPackage(queue()[0]!.id)).toEqual(before)
    expect(await rows('parts')).toMatchObject([
      { open: true, parts: [{ media: 'pdf', problem: 'truncated', count: 1 }] },
    ])
  })

  it('does not change a settled package, and says that it can be read now', async () => {
    const { store, take, rows, retry, fails, queue } = openLedger()
    fails('letter.timeout')
    await take(letterAt(1, letterOf()))
    fails(null)
    const { id } = queue()[0]!
    store.packages.setState(id, { state: 'rejected', reason: 'x', reviewedAt: now, settledAt: now })
    const before = store.packages.get(id)
    expect(await retry((await rows())[0]!.id)).toEqual({ outcome: 'noted', error: null })
    expect([store.packages.get(id), store.documents.ofPackage(id)]).toEqual([before, []])
  })

  it('sets a service that a person chose against what can be read now, and links a repeated set', async () => {
    const { store, take, rows, retry, fails, queue } = openLedger()
    await take(letterAt(1, letterOf('same')))
    fails('letter.timeout')
    await take({ ...letterAt(2, letterOf('same', ['X-Copy: 2'])), receivedAt: now })
    fails(null)
    const [fresh, old] = queue()
    store.packages.assign(fresh!.id, { serviceId: 'service', serviceVersion: 1, evidence: 'clerk', missing: 2 })
    await retry((await rows())[0]!.id)
    expect(store.packages.get(fresh!.id)).toMatchObject({ evidence: 'clerk', missing: 0, repeatsId: old!.id })
  })

  it.each(['unfetchable', 'oversize'] as const)(
    'asks the server for an %s letter, which takes its own place',
    async kind => {
      const { store, take, rows, retry, serve, queue } = openLedger()
      store.mailboxes.update('box', { ...mailbox.settings, after: { does: 'seen' } }, 0)
      await take(headersOf(kind, 7))
      const { id, code } = queue()[0]!
      const raw = letterOf('whole')
      serve(letterAt(7, raw))
      expect(await retry((await rows())[0]!.id)).toEqual({ outcome: 'mended', error: null })
      expect(queue()).toMatchObject([{ id, code, trouble: null, copies: 2 }])
      const { letterId } = store.packages.get(id)!
      expect(Buffer.from(store.letters.raw(letterId))).toEqual(raw)
      expect(store.outbox.next('box', 'INBOX', '1', now + 60_000)?.tasks).toMatchObject([{ uid: 7, bytes: raw.length }])
      expect(await rows()).toMatchObject([{ open: false }])
      await take(letterAt(7, raw))
      expect(queue()).toHaveLength(1)
    },
  )

  it('of a letter in a further folder has done there what is done with letters, and nothing in one that is not watched', async () => {
    const { store, take, rows, retry, serve } = openLedger()
    store.mailboxes.update('box', { ...mailbox.settings, folders: ['Copies'], after: { does: 'seen' } }, 0)
    for (const [uid, folder] of [
      [7, 'Copies'],
      [8, 'Elsewhere'],
    ] as const) {
      const place = { ...positionOf(uid), folder }
      await take({ ...headersOf('unfetchable', uid), position: place })
      serve(letterAt(uid, letterOf(folder), place))
      await retry((await rows()).find(({ open }) => open)!.id)
      expect(store.outbox.next('box', folder, '1', now + 60_000)?.tasks.length ?? 0).toBe(folder === 'Copies' ? 1 : 0)
    }
  })

  it('asks another account for no letter of the one before: its numbers name other letters', async () => {
    const { store, take, rows, retry, serve, queue } = openLedger()
    await take(headersOf('unfetchable', 7))
    store.mailboxes.update('box', { ...mailbox.settings, user: 'another@example.org' }, now)
    serve(letterAt(7, letterOf('of somebody else')))
    expect(await retry((await rows())[0]!.id)).toEqual({ outcome: 'same', error: { code: 'letter.unfetchable' } })
    expect(queue()).toMatchObject([{ copies: 0 }])
  })

  it('keeps the limit on size a limit, and says what the server answers', async () => {
    const { take, rows, retry, serve } = openLedger()
    await take(headersOf('oversize', 7))
    const id = (await rows())[0]!.id
    expect(await retry(id)).toEqual({ outcome: 'same', error: { code: 'letter.unfetchable' } })
    serve(headersOf('oversize', 7))
    expect(await retry(id)).toEqual({ outcome: 'same', error: null })
    serve('mail.timeout')
    expect(await retry(id)).toEqual({ outcome: 'failed', error: { code: 'mail.timeout' } })
    expect(await rows()).toMatchObject([{ open: true, tried: { outcome: 'failed', error: { code: 'mail.timeout' } } }])
  })

  it('of a letter that somebody rejected by its headers, or that is here already, makes no second one of it', async () => {
    const { store, take, rows, retry, serve, queue } = openLedger()
    await take(headersOf('unfetchable', 7))
    const { id } = queue()[0]!
    store.packages.setState(id, { state: 'rejected', reason: 'x', reviewedAt: now, settledAt: now })
    serve(letterAt(7, letterOf('whole')))
    const row = (await rows())[0]!.id
    expect([await retry(row), await retry(row)]).toMatchObject([{ outcome: 'arrived' }, { outcome: 'arrived' }])
    expect(queue().map(({ state, copies }) => [state, copies])).toEqual([
      ['new', 2],
      ['rejected', 0],
    ])
  })

  it('takes what is aside into the queue, with a code that nobody else has', async () => {
    const { store, take, rows, retry, queue } = openLedger()
    await take(letterAt(1, automatic))
    const { packageId, id } = (await rows())[0]!
    await take(letterAt(2, letterFrom('other@example.org')))
    store.packages.recode(queue()[0]!.id, store.packages.get(packageId)!.code)
    expect(await retry(id)).toEqual({ outcome: 'queued', error: null })
    expect(new Set(queue().map(({ code }) => code)).size).toBe(2)
    expect(await rows('aside')).toMatchObject([{ open: false, reason: 'automatic' }])
    expect(await rows('no-copies')).toMatchObject([{ open: true, packageId }])
  })

  it('asks the server for one letter again, which is open until it has done it', async () => {
    const opened = openLedger()
    const { store, take, rows, retry } = opened
    store.mailboxes.update('box', { ...mailbox.settings, after: { does: 'seen' } }, 0)
    await take(letterAt(1, letterOf()))
    refuse(opened)
    expect(await retry((await rows('server'))[0]!.id)).toEqual({ outcome: 'asked', error: null })
    expect(await rows('server')).toMatchObject([{ open: true, tried: { outcome: 'asked' } }])
    const { tasks } = store.outbox.next('box', 'INBOX', '1', now + 60_000)!
    store.outbox.note(tasks, { kind: 'done' }, now)
    expect(await rows('server')).toMatchObject([{ open: false }])
  })

  it('is not needed once the mailbox wants nothing done with letters', async () => {
    const opened = openLedger()
    const { store, take, rows } = opened
    store.mailboxes.update('box', { ...mailbox.settings, after: { does: 'seen' } }, 0)
    await take(letterAt(1, letterOf()))
    refuse(opened)
    store.mailboxes.update('box', { ...mailbox.settings, after: { does: 'leave' } }, now)
    expect(await rows('server')).toMatchObject([{ open: false }])
  })

  it('is one try for all who ask meanwhile', async () => {
    const { store, take, rows, retry, fails } = openLedger()
    fails('letter.timeout')
    await take(letterAt(1, letterOf()))
    fails(null)
    const [row] = await rows()
    expect(await Promise.all([retry(row!.id), retry(row!.id)])).toMatchObject([
      { outcome: 'mended' },
      { outcome: 'mended' },
    ])
    expect(store.events.list({ limit: 100 }).filter(({ kind }) => kind === 'ledger.retried')).toHaveLength(1)
  })

  it('that ends before it is noted has changed nothing', async () => {
    const { take, rows, retry, fails, queue } = openLedger(store => ({
      ...store,
      events: {
        ...store.events,
        add() {
          throw new Error('the power went')
        },
      },
    }))
    fails('letter.timeout')
    await take(letterAt(1, letterOf()))
    fails(null)
    await expect(retry((await rows())[0]!.id)).rejects.toThrow('the power went')
    expect(queue()).toMatchObject([{ trouble: 'unreadable', copies: 0 }])
    expect(await rows()).toMatchObject([{ open: true, tried: null }])
  })
})
