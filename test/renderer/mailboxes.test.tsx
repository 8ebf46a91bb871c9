// @vitest-environment happy-dom
import { act, cleanup, screen, waitFor, within } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { MailboxStatus } from '../../shared/model/mailbox.ts'
import { mailbox } from '../fakes/views.ts'
import { openDesk } from './desk-place.tsx'

vi.mock('../../renderer/preview/PreviewPane.tsx', () => import('./preview-stub.tsx'))
beforeEach(() => history.replaceState(null, ''))
afterEach(cleanup)

const plain = (element: HTMLElement) => element.textContent?.replaceAll('\u00A0', ' ')
const card = (address = 'kadry@example.com') => screen.getByRole('region', { name: address })

describe('the place of the mail', () => {
  async function open(...patches: readonly Partial<MailboxStatus>[]) {
    const now = Date.now()
    const desk = openDesk(
      { mailboxes: patches.map(patch => mailbox(now, patch)) },
      { 'mailbox.wake': () => undefined, 'mailbox.pause': () => undefined },
    )
    await desk.user.click(await screen.findByRole('button', { name: 'Пошта' }))
    return { ...desk, now }
  }

  it('tells of each mailbox how it stands, whom it serves, where it is and what it brought', async () => {
    await open({ after: { does: 'move', folder: 'Опрацьовано' } })
    expect(plain(card())).toContain('Пошта: на звʼязку, перевірено 12 с тому')
    const facts = within(card()).getAllByRole('definition').map(plain)
    expect(facts.slice(0, 3)).toEqual(['Відділ кадрів', 'imap.example.com', 'Вхідні'])
    expect(facts.slice(4)).toEqual(['14 листів', 'переходить до папки «Опрацьовано»'])
  })

  it('never says that one is connected whose last success is older than three intervals', async () => {
    await open({ lastSuccessAt: Date.now() - 3 * 60_000 })
    expect(plain(card())).toContain('Пошту не перевірено 3 хв')
    expect(plain(card())).not.toContain('на звʼязку')
  })

  it('says why one fails, what goes on and when it is tried again, and does the next thing', async () => {
    const retryAt = Date.now() + 40_000
    const { user, asked } = await open(
      { job: { kind: 'blocked', error: { code: 'oauth.revoked' } } },
      { id: 'm2', address: 'druha@example.com', job: { kind: 'waiting', retryAt, error: { code: 'mail.lost' } } },
    )
    expect(plain(card())).toMatch(
      /Пошта більше не впускає\. Дозвіл на доступ до скриньки закінчився.*нові листи чекають/,
    )
    expect(plain(card('druha@example.com'))).toMatch(/Немає звʼязку.*Наступна спроба через \d+ с/)
    await user.click(within(card('druha@example.com')).getByRole('button', { name: 'Спробувати зараз' }))
    await waitFor(() => expect(asked('mailbox.wake')).toEqual([{ id: 'm2' }]))
    await user.click(within(card()).getByRole('button', { name: 'Увійти ще раз' }))
    expect(await screen.findByRole('dialog', { name: 'Поштова скринька відділення' })).toBeTruthy()
  })

  it('pauses one, says what that means, and lets it go on', async () => {
    const { user, asked, show, now } = await open({})
    await user.click(within(card()).getByRole('button', { name: 'Призупинити' }))
    await waitFor(() => expect(asked('mailbox.pause')).toEqual([{ id: 'm1', paused: true }]))
    act(() => show({ mailboxes: [mailbox(now, { job: { kind: 'paused', since: now } })] }))
    expect(plain(card())).toMatch(/Пошту призупинено з \d+:\d+\..*Листи чекають у скриньці, нічого не губиться/)
    expect(plain(card())).not.toMatch(/на звʼязку|Перевірити зараз|Пробний лист/)
    await user.click(within(card()).getByRole('button', { name: 'Продовжити' }))
    await waitFor(() => expect(asked('mailbox.pause')[1]).toEqual({ id: 'm1', paused: false }))
  })

  it('shows how far a first sync is', async () => {
    await open({ lastSuccessAt: null, progress: { done: 1_030, total: 20_000 } })
    expect(within(card()).getByRole('progressbar').getAttribute('max')).toBe('20000')
    expect(plain(card())).toContain('1 030 з 20 000')
  })

  it('teaches where there is none, and adds one', async () => {
    const { user } = await open()
    expect(screen.getByText(/Тут буде видно, чи на звʼязку/)).toBeTruthy()
    await user.click(screen.getByRole('button', { name: 'Додати скриньку' }))
    expect(await screen.findByRole('dialog', { name: 'Нова поштова скринька' })).toBeTruthy()
  })
})

it('the card of the mail leads to the place', async () => {
  const { user } = openDesk()
  await user.click(await screen.findByRole('button', { name: /^Пошта:/ }))
  await user.click(screen.getByRole('button', { name: 'Усі скриньки' }))
  expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('Пошта')
  expect(screen.queryByRole('dialog', { name: 'Стан пошти' })).toBeNull()
})

describe('the chip of the mail', () => {
  const now = Date.now()
  const chip = () => screen.findByRole('button', { name: /^Пошта:/ })
  const day = 86_400_000

  it('is marked while something waits for a person, and says what', async () => {
    const { show } = openDesk({ mailboxes: [mailbox(now)] })
    expect(plain(await chip())).not.toContain('Потребує уваги')
    const refused = { waiting: 0, refused: 2, error: { code: 'after.no-folder' } } as const
    act(() => show({ mailboxes: [mailbox(now, { outbox: refused }), mailbox(now, { id: 'm2', junk: 1 })] }))
    expect(plain(await chip())).toMatch(/Потребує уваги: не все вдалося зробити з листами на сервері; у Спамі є листи$/)
  })

  it('F55: is marked a month before the last day of an allowed certificate, and the card says what to do', async () => {
    const pinned = (days: number) => mailbox(now, { pin: 'a3'.repeat(32), certificateUntil: now + days * day })
    const { show, user } = openDesk({ mailboxes: [pinned(31)] })
    expect(plain(await chip())).not.toContain('сертифіката')
    await user.click(screen.getByRole('button', { name: 'Пошта' }))
    const banner = () => card().querySelector('.banner')
    expect(banner()).toBeNull()
    act(() => show({ mailboxes: [pinned(29)] }))
    expect(plain(await chip())).toContain('строк сертифіката добігає кінця')
    expect(banner()?.className).toContain('info')
    act(() => show({ mailboxes: [pinned(6)] }))
    expect(banner()?.className).toContain('warn')
    expect(plain(card())).toMatch(/Сертифікат скриньки діє до [\d.]+\. Коли сервер отримає новий/)
    act(() => show({ mailboxes: [pinned(-1)] }))
    expect(plain(card())).toMatch(/Строк сертифіката скриньки минув/)
  })
})
