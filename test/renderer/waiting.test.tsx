// @vitest-environment happy-dom
import { act, cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react'
import { afterEach, describe, expect, test, vi } from 'vitest'
import type { Output } from '../../shared/contract.ts'
import { AppError } from '../../shared/errors.ts'
import type { JunkList, MailboxStatus } from '../../shared/model/mailbox.ts'
import type { QueueItem } from '../../shared/model/package.ts'
import type { OperatorView } from '../../shared/views.ts'
import { mailbox, queueItem } from '../fakes/views.ts'
import { openDesk } from './desk-place.tsx'

vi.mock('../../renderer/preview/PreviewPane.tsx', () => import('./preview-stub.tsx'))
vi.mock('../../renderer/operator/tone.ts', () => ({ playTone: vi.fn() }))
afterEach(() => {
  cleanup()
  vi.useRealTimers()
})

const now = Date.now()
const minute = 60_000
const dialog = () => screen.getByRole('dialog', { name: /Чекаю на.лист/ })
const words = () => dialog().textContent.replaceAll('\u00A0', ' ')
const said = () => within(dialog()).getAllByRole('status').at(-1)!.textContent.replaceAll('\u00A0', ' ')
const rows = () =>
  within(dialog())
    .queryAllByRole('listitem')
    .filter(row => row.classList.contains('waiting-row'))
const inRow = (index: number) => within(rows()[index]!).getByRole('button')

type JunkRow = JunkList['rows'][number]
const junkRow = (uid: number, patch: Partial<JunkRow> = {}): JunkRow => ({
  ...{ folder: 'Junk', uidValidity: '1', uid, receivedAt: now - minute, from: `junk${uid}@example.com` },
  ...{ subject: 'Копії', bytes: 1_240_000, ...patch },
})

interface Place {
  readonly view?: Partial<OperatorView>
  readonly recent?: QueueItem[]
  readonly junk?: Partial<JunkList>
  readonly accept?: () => Output<'junk.accept'> | Promise<Output<'junk.accept'>>
}

/** A desk whose program answers from `there`, which the test changes; «Чекаю на лист» is open. */
function wait({ view = {}, recent = [], junk = {}, accept = () => ({ packageId: null }) }: Place = {}) {
  const there: { recent: QueueItem[]; junk: JunkList } = {
    recent,
    junk: { place: 'open', unlisted: 0, rows: [], ...junk },
  }
  const desk = openDesk(
    { queue: [], mailboxes: [mailbox(now, { lastSuccessAt: Date.now() + minute })], ...view },
    { 'letter.recent': () => ({ rows: there.recent }), 'junk.list': () => there.junk, 'junk.accept': accept },
  )
  act(() => void fireEvent.keyDown(document.body, { code: 'KeyG', key: 'п' }))
  /** As after a look that found something. */
  const found = (change: Partial<typeof there>, patch: Partial<MailboxStatus> = {}) => {
    Object.assign(there, change)
    const queue = there.recent.filter(({ aside }) => aside === null)
    const [first, ...others] = desk.view.mailboxes
    act(() => desk.show({ queue, mailboxes: [{ ...first!, junk: there.junk.rows.length, ...patch }, ...others] }))
  }
  return { ...desk, there, found }
}

const mine = queueItem(now, { id: 'p47', code: 47, sender: 'olena@example.com', receivedAt: now - minute })

describe('«Чекаю на лист»', () => {
  test('opens by its key in either layout and by its button, and looks at once', async () => {
    const { asked, user } = wait()
    expect(dialog()).toBeTruthy()
    expect(asked('mailbox.wake')).toEqual([{ id: 'm1' }])
    await user.click(within(dialog()).getByRole('button', { name: 'Закрити' }))
    await user.click(screen.getByRole('button', { name: /Чекаю на.лист/ }))
    expect(asked('mailbox.wake')).toHaveLength(2)
  })

  test('teaches while nothing has come: the address, and what the visitor can check', async () => {
    wait()
    await within(dialog()).findByText('Листа ще немає')
    expect(words()).toContain('kadry@example.com')
    expect(words()).toMatch(/натиснуто «Надіслати».*звʼязок.*«Кому»/)
    expect(words()).toMatch(/«Вхідні» і Спам переглянуто/)
  })

  test('shows a letter that comes, tells it, leaves the keyboard where it is, and opens it by Enter', async () => {
    const { found, user } = wait()
    await within(dialog()).findByText('Листа ще немає')
    const held = document.activeElement
    expect(held?.getAttribute('aria-label')).toMatch(/Листи за/)
    found({ recent: [mine] })
    await waitFor(() => expect(rows()).toHaveLength(1))
    expect(said()).toBe('Новий лист від olena@example.com, код 47. Натисніть Enter, щоб відкрити.')
    expect(document.activeElement).toBe(held)
    expect(words()).not.toContain('Листа ще немає')
    await user.keyboard('{Enter}')
    expect(screen.queryByRole('dialog')).toBeNull()
    expect(screen.getByRole('option', { selected: true }).dataset['id']).toBe('p47')
  })

  test('does not call new what was there before', async () => {
    wait({ view: { queue: [mine] }, recent: [mine] })
    await waitFor(() => expect(rows()).toHaveLength(1))
    expect(said()).toBe('')
    expect(words()).not.toContain('щойно')
  })

  test('lists letters of the queue, those put aside with the reason, and those in Junk, newest first', async () => {
    const aside = queueItem(now, { id: 'a', code: 9, aside: 'automatic', sender: 'robot@example.com', receivedAt: now })
    wait({ recent: [aside, mine], junk: { rows: [junkRow(1, { receivedAt: now - 2 * minute })] } })
    await waitFor(() => expect(rows()).toHaveLength(3))
    const [first, second, third] = rows().map(row => row.textContent.replaceAll('\u00A0', ' '))
    expect(first).toMatch(/robot@example\.com.*лист написала програма/)
    expect(first).not.toContain('код 9')
    expect(second).toMatch(/olena@example\.com.*у черзі · код 47 · 3 копії/)
    expect(third).toMatch(/junk1@example\.com.*у Спамі · «Копії» · 1,2 МБ/)
  })

  test('takes what was put aside into the queue', async () => {
    const { asked, user } = wait({ recent: [{ ...mine, aside: 'flood' }] })
    await waitFor(() => expect(rows()).toHaveLength(1))
    await user.click(inRow(0))
    expect(asked('aside.put')).toEqual([{ ids: ['p47'], aside: null }])
  })

  test('takes a letter in from Junk, once however often it is pressed, and says where it went', async () => {
    const accepted = Promise.withResolvers<Output<'junk.accept'>>()
    const { asked, found, user } = wait({ junk: { rows: [junkRow(7)] }, accept: () => accepted.promise })
    await waitFor(() => expect(rows()).toHaveLength(1))
    await user.keyboard('{Enter}')
    expect(document.activeElement).toBe(inRow(0))
    expect(asked('junk.accept')).toEqual([])
    await user.keyboard('{Enter}{Enter}')
    await user.click(inRow(0))
    expect(asked('junk.accept')).toEqual([{ mailboxId: 'm1', uidValidity: '1', uid: 7 }])
    found({ recent: [mine], junk: { place: 'open', unlisted: 0, rows: [] } })
    await act(async () => accepted.resolve({ packageId: 'p47' }))
    expect(await within(dialog()).findByText(/Прийнято зі.Спаму, пакет у.черзі: код.47/)).toBeTruthy()
    expect(rows()[0]!.textContent).toMatch(/зі.Спаму/)
    expect(document.activeElement?.getAttribute('aria-label')).toMatch(/Листи за/)
  })

  test('says in words that a letter is gone meanwhile, with a fresh list', async () => {
    const { there, user } = wait({
      junk: { rows: [junkRow(7)] },
      accept: () => Promise.reject(new AppError('junk.gone')),
    })
    await waitFor(() => expect(rows()).toHaveLength(1))
    there.junk = { ...there.junk, rows: [] }
    await user.click(inRow(0))
    expect((await within(dialog()).findByRole('alert')).textContent).toMatch(/Цього листа в.Спамі вже немає/)
    expect(rows()).toHaveLength(0)
  })

  test('keeps what lay in Junk before apart, and says how many more there are', async () => {
    const old = [1, 2, 3].map(uid => junkRow(uid, { receivedAt: now - 60 * minute }))
    const { user, found, there } = wait({ junk: { rows: old, unlisted: 21 } })
    const earlier = await within(dialog()).findByRole('button', { name: /Раніше у.Спамі: 3.листи/ })
    expect(rows()).toHaveLength(0)
    expect(words()).toContain('Листа ще немає')
    await user.click(earlier)
    expect(rows()).toHaveLength(3)
    expect(words()).toMatch(/Ще 21 старіший лист/)
    // Its server says that it came an hour ago, and it came while somebody waits.
    found({ junk: { ...there.junk, rows: [junkRow(4, { receivedAt: now - 61 * minute }), ...old] } })
    await waitFor(() => expect(said()).toBe('У Спамі новий лист від junk4@example.com.'))
  })

  test.each([
    [
      { job: { kind: 'waiting', retryAt: now, error: { code: 'mail.lost' } } },
      /Немає звʼязку зі скринькою .*14.хв.*чекатиме на сервері/,
    ],
    [{ job: { kind: 'blocked', error: { code: 'mail.credentials' } } }, /не приймає листів.*відхилив пароль/],
    [{ job: { kind: 'paused', since: now } }, /призупинено.*Листи чекають на сервері/],
  ] as const)('says of a mailbox that cannot be looked into why, and what to do: %j', async (patch, said) => {
    const status = mailbox(now, { lastSuccessAt: now - 14 * minute, ...patch })
    const { asked } = wait({ view: { mailboxes: [status] }, junk: { place: 'unseen' } })
    await within(dialog()).findByText('Листа ще немає')
    expect(words()).toMatch(said)
    // A refused log-in is not repeated for whoever waits.
    expect(asked('mailbox.wake')).toHaveLength(patch.job.kind === 'waiting' ? 1 : 0)
  })

  test('says that there is no Junk on the server', async () => {
    wait({ junk: { place: 'none' } })
    expect(await within(dialog()).findByText(/Папки «Спам» на.сервері не.знайдено/)).toBeTruthy()
    expect(words()).toMatch(/«Вхідні» переглянуто/)
  })

  test('looks into every mailbox, or into the one that is chosen', async () => {
    const mailboxes = [
      mailbox(now),
      mailbox(now, { id: 'm2', address: 'dekanat@example.com', job: { kind: 'paused', since: now } }),
    ]
    const { asked, user } = wait({ view: { mailboxes } })
    expect(asked('mailbox.wake')).toEqual([{ id: 'm1' }])
    await within(dialog()).findByText('Листа ще немає')
    expect(words()).toMatch(/kadry@example\.com: .*Скриньку dekanat@example\.com призупинено/)
    await user.selectOptions(within(dialog()).getByRole('combobox'), 'm2')
    expect(asked('letter.recent').at(-1)).toEqual({ mailboxId: 'm2' })
    expect(words()).not.toMatch(/kadry@example\.com: /)
  })

  test('looks again every ten seconds on the same connection, for five minutes, and then asks whether to go on', async () => {
    vi.useFakeTimers({ shouldAdvanceTime: true })
    const { asked } = wait()
    await act(() => vi.advanceTimersByTimeAsync(30_000))
    expect(asked('mailbox.look')).toHaveLength(3)
    await act(() => vi.advanceTimersByTimeAsync(300_000))
    const looked = asked('mailbox.look').length
    expect(looked).toBeLessThan(31)
    expect(words()).toContain('Шукали 5 хвилин і зупинилися.')
    await act(() => vi.advanceTimersByTimeAsync(30_000))
    expect(asked('mailbox.look')).toHaveLength(looked)
    expect(asked('mailbox.wake')).toHaveLength(1)
    act(() => void fireEvent.click(within(dialog()).getByRole('button', { name: 'Шукати далі' })))
    expect(asked('mailbox.wake')).toHaveLength(2)
    expect(words()).not.toContain('зупинилися')
  })
})

describe('Junk beside the dialog', () => {
  test('is told of on the mail card, listed, and taken in from there', async () => {
    const status = mailbox(now, { junk: 2 })
    const { user, asked } = openDesk(
      { mailboxes: [status] },
      {
        'junk.list': () => ({ place: 'open', unlisted: 0, rows: [junkRow(1), junkRow(2)] }),
        'junk.accept': () => ({ packageId: 'p47' }),
      },
    )
    await user.click(screen.getByRole('button', { name: /Пошта: на.звʼязку/ }))
    expect(screen.getByText(/У.Спамі 2.листи/)).toBeTruthy()
    await user.click(within(screen.getByText(/У.Спамі 2.листи/).parentElement!).getByRole('button'))
    const junk = screen.getByRole('dialog', { name: /Спам скриньки kadry@example\.com/ })
    await user.click((await within(junk).findAllByRole('button', { name: /Прийняти/ }))[1]!)
    expect(asked('junk.accept')).toEqual([{ mailboxId: 'm1', uidValidity: '1', uid: 2 }])
    expect(await within(junk).findByText(/пакет у.черзі: код.47/)).toBeTruthy()
  })

  test('is not told of while it holds nothing', async () => {
    const { user } = openDesk()
    await user.click(screen.getByRole('button', { name: /Пошта: на.звʼязку/ }))
    expect(screen.queryByText(/У.Спамі/)).toBeNull()
  })
})
