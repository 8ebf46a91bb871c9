// @vitest-environment happy-dom
import { cleanup, screen, within } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { ledgerKinds, type LedgerKind } from '../../shared/ledger-kinds.ts'
import type { LedgerRow, LedgerTry } from '../../shared/model/ledger.ts'
import type { OperatorView } from '../../shared/views.ts'
import { details, mailbox, queueItem } from '../fakes/views.ts'
import { openDesk } from './desk-place.tsx'

vi.mock('../../renderer/preview/PreviewPane.tsx', () => import('./preview-stub.tsx'))
vi.mock('../../renderer/operator/tone.ts', () => ({ playTone: vi.fn() }))
beforeEach(() => history.replaceState(null, ''))
afterEach(cleanup)

const pageRows = 50
const button = (name: RegExp) => screen.getByRole('button', { name })
const articles = () => screen.getAllByRole('article')
const article = (name: RegExp) => screen.getByRole('article', { name })

function row(kind: LedgerKind, patch: Partial<LedgerRow> = {}): LedgerRow {
  const packageId = patch.packageId ?? kind
  return {
    ...{
      id: `${kind}:${packageId}`,
      kind,
      at: Date.now(),
      mailboxId: 'box',
      from: `${kind}@example.org`,
      reason: null,
    },
    ...{ parts: [], times: 1, open: true, settled: false, tried: null, packageId },
    ...patch,
  }
}

const each: readonly LedgerRow[] = [
  row('unfetched', { reason: 'letter.unfetchable' }),
  row('too-large', { reason: 'letter.too-large' }),
  row('unreadable', { reason: 'letter.timeout' }),
  row('parts', {
    parts: [
      { media: 'zip', problem: 'encrypted', count: 2 },
      { media: 'winmail', problem: null, count: 1 },
    ],
  }),
  row('no-copies'),
  row('aside', { reason: 'flood' }),
  row('server', { reason: 'after.read-only' }),
  row('repeated', { open: false, times: 3 }),
]

/** The page over a program that holds these rows, and ends each try in this way. */
async function openLedger(start: readonly LedgerRow[], tried: LedgerTry, patch: Partial<OperatorView> = {}) {
  let now = start
  const desk = openDesk(patch, {
    'ledger.list': ({ kind, mailboxId, offset }) => {
      const here = now.filter(one => mailboxId === null || one.mailboxId === mailboxId)
      const found = here.filter(one => kind === null || one.kind === kind)
      const count = (known: LedgerKind) => here.filter(one => one.kind === known).length
      const counts = Object.fromEntries(ledgerKinds.map(known => [known, count(known)])) as Record<LedgerKind, number>
      return { rows: found.slice(offset, offset + pageRows), total: found.length, counts }
    },
    'ledger.retry': ({ id }) => {
      const open = tried.outcome === 'same' || tried.outcome === 'failed'
      now = now.map(one => (one.id === id ? { ...one, open, tried: { ...tried, at: Date.now() } } : one))
      return tried
    },
    'package.get': ({ id }) => details(queueItem(Date.now(), { id, code: 5 })),
  })
  await desk.user.click(screen.getByRole('button', { name: 'Пошта' }))
  await desk.user.click(screen.getByRole('radio', { name: 'Журнал' }))
  await screen.findByRole('radio', { name: /^Усі/ })
  return desk
}

describe('the ledger', () => {
  test('teaches what will be in it while it is empty', async () => {
    await openLedger([], { outcome: 'same', error: null })
    expect(screen.getByRole('heading', { name: 'Усе, що надійшло, прочитано' })).toBeDefined()
    expect(screen.getByText(/нічого не губиться/)).toBeDefined()
  })

  test('says of each letter what happened, who sent it and what to do', async () => {
    await openLedger(each, { outcome: 'same', error: null })
    expect(articles()).toHaveLength(each.length)
    const said = (name: RegExp) => article(name).textContent
    expect(said(/не віддав листа/)).toContain('Він лишається у скриньці')
    expect(said(/завеликий/)).toContain('більше ніж 40 МБ')
    expect(said(/не вдалося прочитати/)).toContain('за відведений час')
    expect(said(/Деякі файли/)).toMatch(/Архів ZIP, файлів: 2 · .*паролем.*winmail\.dat.*не показує/)
    expect(said(/немає копій/)).toContain('натиснути «Надіслати»')
    expect(said(/Лист відкладено/)).toContain('потік листів')
    expect(said(/відмовився змінити/)).toContain('не дозволяє змінювати')
    expect(said(/надійшов ще раз/)).toContain('Його отримано 3 рази')
    expect(within(article(/надійшов ще раз/)).queryByRole('button', { name: 'Спробувати ще раз' })).toBeNull()
    expect(screen.queryByText(/internal|[a-z]+\.[a-z-]+-[a-z]+/)).toBeNull()
  })

  test('is narrowed to a reason and to a mailbox, each with its count', async () => {
    const two = [
      mailbox(Date.now(), { id: 'box' }),
      mailbox(Date.now(), { id: 'box-2', address: 'second@example.org' }),
    ]
    const rows = [...each, row('no-copies', { packageId: 'x', mailboxId: 'box-2' })]
    const { user } = await openLedger(rows, { outcome: 'same', error: null }, { mailboxes: two })
    expect(screen.getByRole('radio', { name: 'Усі 9' })).toBeDefined()
    await user.click(screen.getByRole('radio', { name: 'Без копій 2' }))
    expect(await screen.findAllByRole('article')).toHaveLength(2)
    await user.selectOptions(screen.getByRole('combobox', { name: 'Скринька' }), 'second@example.org')
    expect(await screen.findAllByRole('article')).toHaveLength(1)
    expect(article(/немає копій/).textContent).toContain('second@example.org')
  })

  test('a try is told where it was asked for, and to those who listen', async () => {
    const { user, asked } = await openLedger(each, { outcome: 'mended', error: null })
    await user.click(within(article(/не віддав листа/)).getByRole('button', { name: /Спробувати ще раз/ }))
    expect(asked('ledger.retry')).toEqual([{ id: 'unfetched:unfetched' }])
    expect(article(/не віддав листа/).textContent).toContain('Спробували ще раз, і вдалося.')
    expect(article(/не віддав листа/).textContent).toContain('цієї причини більше немає')
    expect(screen.getAllByRole('status').map(status => status.textContent)).toContain('Спробували ще раз, і вдалося.')
    await vi.waitFor(() => expect(document.activeElement).toBe(article(/не віддав листа/)))
  })

  test('a try that could not be made says why, and can be made again', async () => {
    const { user } = await openLedger(each, { outcome: 'failed', error: { code: 'mail.timeout' } })
    const again = () => within(article(/завеликий/)).getByRole('button', { name: /Спробувати ще раз/ })
    await user.click(again())
    expect(article(/завеликий/).textContent).toContain('Спробувати не вдалося.')
    expect(again()).toBeDefined()
  })

  test('is walked by J and K, and Enter opens the package', async () => {
    const { user, asked } = await openLedger(each, { outcome: 'same', error: null })
    await user.keyboard('j')
    expect(document.activeElement).toBe(articles()[0])
    await user.keyboard('jjk')
    expect(document.activeElement).toBe(articles()[1])
    await user.keyboard('{Enter}')
    expect(asked('package.get')).toContainEqual({ id: 'too-large' })
    expect(screen.getByRole('button', { name: /^Черга/ }).getAttribute('aria-current')).toBe('page')
  })

  test('of thousands of rows shows fifty, and more when asked', async () => {
    const many = Array.from({ length: 120 }, (_, n) => row('no-copies', { packageId: `p${n}` }))
    const { user } = await openLedger(many, { outcome: 'same', error: null })
    expect(articles()).toHaveLength(50)
    await user.click(button(/Показати ще/))
    await vi.waitFor(() => expect(articles()).toHaveLength(100))
  })

  test('counts what lies in Junk, which is no row of it', async () => {
    await openLedger([], { outcome: 'same', error: null }, { mailboxes: [mailbox(Date.now(), { junk: 2 })] })
    expect(screen.getByText(/У спамі на сервері 2 листи/)).toBeDefined()
  })
})
