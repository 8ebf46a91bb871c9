// @vitest-environment happy-dom
import { cleanup, render, screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { MailboxEditor } from '../../renderer/setup/MailboxEditor.tsx'
import { createClient } from '../../shared/client.ts'
import { AppError, errorCodes, type ErrorCode } from '../../shared/errors.ts'
import type { CertificateFacts, CheckStep, MailboxSettings } from '../../shared/model/mailbox.ts'
import { createFakeBridge, type FakeAnswers } from '../fakes/bridge.ts'
import { failing, firstView as view, passed } from './setup-answers.ts'

afterEach(cleanup)

function open(answers: FakeAnswers<'operator'> = {}, mailboxId: string | null = null) {
  const onClose = vi.fn<() => void>()
  const bridge = createFakeBridge('operator', view, {
    'setup.check': () => passed,
    'mailbox.add': () => ({ id: 'mailbox-9' }),
    ...answers,
  })
  render(<MailboxEditor client={createClient(bridge)} mailboxId={mailboxId} secrets="file" onClose={onClose} />)
  const user = userEvent.setup()
  const press = (name: string | RegExp) => user.click(screen.getByRole('button', { name }))
  const paste = async (label: string | RegExp, value: string) => {
    const field = screen.getByLabelText(label)
    await user.clear(field)
    await user.click(field)
    await user.paste(value)
  }
  const inputOf = (name: string) => bridge.made.filter(call => call.name === name).map(call => call.input)
  return { bridge, onClose, user, press, paste, inputOf }
}

const clientId = 'Ідентифікатор клієнта (Client ID)'
const microsoft = {
  kind: 'imap',
  address: 'kadry@rada.example.org',
  host: 'outlook.office365.com',
  port: 993,
  security: 'tls',
  user: 'kadry@rada.example.org',
  folder: 'INBOX',
  auth: { kind: 'oauth', authority: 'microsoft', clientId: 'client-1', tenant: 'rada.example.org' },
} as const satisfies MailboxSettings

describe('a log-in in the browser', () => {
  async function openGmail(answers: FakeAnswers<'operator'> = {}) {
    const it = open(answers)
    await it.paste('Адреса скриньки', 'kadry@gmail.com')
    await it.user.click(screen.getByRole('radio', { name: 'Вхід у\u00a0браузері' }))
    await it.paste(clientId, 'client-7')
    return it
  }

  it('is waited for, tried at once and saved with the mailbox instead of a password', async () => {
    const given = Promise.withResolvers<{ logIn: string }>()
    const { press, paste, inputOf, onClose } = await openGmail({ 'login.begin': () => given.promise })
    await paste('Секрет клієнта (Client secret)', 'secret-7')
    await press('Увійти в\u00a0браузері')
    expect(screen.getByText(/Чекаємо на.вхід/)).toBeTruthy()
    expect(inputOf('login.begin')).toEqual([
      {
        auth: { kind: 'oauth', authority: 'google', clientId: 'client-7', tenant: 'common' },
        clientSecret: 'secret-7',
        user: 'kadry@gmail.com',
      },
    ])
    given.resolve({ logIn: 'log-in-1' })
    await screen.findByText('Усе працює, скринька готова', { selector: 'b' })
    await press('Перевірити й\u00a0зберегти')
    await waitFor(() => expect(onClose).toHaveBeenCalledOnce())
    expect(inputOf('setup.check')).toHaveLength(1)
    expect(inputOf('mailbox.add')).toMatchObject([
      { mailbox: { host: 'imap.gmail.com', password: '', logIn: 'log-in-1', auth: { clientId: 'client-7' } } },
    ])
  })

  it('can be taken back, and nobody is told of a failure', async () => {
    const begun = Promise.withResolvers<{ logIn: string }>()
    const { press, inputOf } = await openGmail({
      'login.begin': () => begun.promise,
      'login.cancel': () => begun.reject(new AppError('oauth.denied', 'ended')),
    })
    await press('Увійти в\u00a0браузері')
    await press('Скасувати вхід')
    expect(inputOf('login.cancel')).toHaveLength(1)
    expect(await screen.findByRole('button', { name: 'Увійти в\u00a0браузері' })).toBeTruthy()
    expect(screen.queryByRole('alert')).toBeNull()
  })

  it('is not waited for any longer when the form is closed', async () => {
    const { press, inputOf } = await openGmail({ 'login.begin': () => new Promise(() => {}) })
    await press('Увійти в\u00a0браузері')
    cleanup()
    await waitFor(() => expect(inputOf('login.cancel')).toHaveLength(1))
  })

  it('must be done before anything is saved, and is asked for at its own button', async () => {
    const { press, bridge } = await openGmail()
    await press('Перевірити й\u00a0зберегти')
    expect(screen.getByRole('alert').textContent).toMatch(/Спершу ввійдіть у.браузері/)
    expect(bridge.made).toEqual([])
  })

  it('stands only for what it was made for', async () => {
    const { press, paste } = await openGmail({ 'login.begin': () => ({ logIn: 'log-in-1' }) })
    await press('Увійти в\u00a0браузері')
    await screen.findByText('Вхід виконано', { selector: '.banner b' })
    await paste(clientId, 'client-8')
    expect(screen.queryByText('Вхід виконано', { selector: '.banner b' })).toBeNull()
    expect(screen.getByRole('button', { name: 'Увійти в\u00a0браузері' })).toBeTruthy()
  })

  it('of a stored mailbox goes on, and can be done anew', async () => {
    const { press, inputOf } = open(
      { 'mailbox.get': () => microsoft, 'login.begin': () => ({ logIn: 'log-in-2' }) },
      'mailbox-1',
    )
    await press(await screen.findByRole('button', { name: 'Увійти ще раз' }).then(() => 'Перевірити й\u00a0зберегти'))
    await waitFor(() => expect(inputOf('mailbox.update')).toHaveLength(1))
    expect(inputOf('mailbox.update')).toMatchObject([{ mailbox: { logIn: 'mailbox-1', auth: microsoft.auth } }])
    await press('Увійти ще раз')
    await waitFor(() => expect(inputOf('setup.check')).toHaveLength(2))
    expect(inputOf('setup.check')[1]).toMatchObject({ logIn: 'log-in-2' })
  })

  it('that was refused is not called done', async () => {
    const { press } = open(
      { 'mailbox.get': () => microsoft, 'setup.check': () => failing('login', 'oauth.revoked') },
      'mailbox-1',
    )
    expect(await screen.findByText('Дозвіл збережено.')).toBeTruthy()
    await press('Перевірити й\u00a0зберегти')
    const title = await screen.findByRole('heading', { name: /вдалося зайти/ })
    await waitFor(() => expect(document.activeElement).toBe(title))
    expect(screen.queryByText('Дозвіл збережено.')).toBeNull()
    expect(screen.getByRole('button', { name: 'Увійти ще раз' })).toBeTruthy()
  })

  it.each(codesOf('oauth.'))('that ends with %s says what to do, in order', async code => {
    const { press } = await openGmail({ 'login.begin': () => Promise.reject(new AppError(code)) })
    await press('Увійти в\u00a0браузері')
    expect(within(await screen.findByRole('alert')).getAllByRole('listitem').length).toBeGreaterThan(1)
  })
})

function codesOf(area: string): ErrorCode[] {
  return (Object.keys(errorCodes) as ErrorCode[]).filter(code => code.startsWith(area))
}

describe('a check', () => {
  const stepOf = (code: ErrorCode): CheckStep => {
    if (code.startsWith('mail.certificate')) return 'protection'
    return code === 'mail.folder' ? 'folder' : 'login'
  }

  it.each([...codesOf('mail.'), ...codesOf('oauth.'), 'store.busy' as const])(
    'that ends with %s has a title, what it means and steps in order',
    async code => {
      const { press, paste } = open({ 'setup.check': () => failing(stepOf(code), code) })
      await paste('Адреса скриньки', 'kadry@rada.gov.ua')
      await paste('Пароль', 'пароль')
      await press('Перевірити й\u00a0зберегти')
      const failed = (await screen.findByRole('region', { name: 'Перевірка зʼєднання' })).querySelector('.failed')!
      expect(failed.querySelector('h3')!.textContent).not.toBe('')
      expect(failed.querySelector('p')!.textContent).toMatch(/[.!]$/)
      expect(failed.querySelectorAll('li').length).toBeGreaterThan(1)
    },
  )
})

describe('a certificate that nobody vouches for (F55)', () => {
  const certificate: CertificateFacts = {
    sha256: 'ab12'.repeat(16),
    subject: 'mail.rada.gov.ua',
    issuer: 'mail.rada.gov.ua',
    names: ['mail.rada.gov.ua'],
    from: Date.UTC(2026, 0, 1, 12),
    until: Date.UTC(2099, 0, 1, 12),
  }
  const refused = (code: ErrorCode) => ({ ...failing('protection', code), certificate })

  async function openRada(answers: FakeAnswers<'operator'>) {
    const it = open(answers)
    await it.paste('Адреса скриньки', 'kadry@rada.gov.ua')
    await it.paste('Сервер IMAP', 'mail.rada.gov.ua')
    await it.paste('Пароль', 'пароль')
    await it.press('Перевірити й\u00a0зберегти')
    await screen.findByRole('button', { name: 'Довіряти саме цьому сертифікату' })
    return it
  }

  it('is shown with all that it says of itself, allowed by one answer, tried again and named in the form', async () => {
    const { press, inputOf } = await openRada({
      'setup.check': input => (input.kind === 'imap' && input.pin ? passed : refused('mail.certificate')),
    })
    const card = within(screen.getByRole('region', { name: 'Перевірка зʼєднання' }))
    expect(card.getByText(/Сертифікат підписав сам сервер/)).toBeTruthy()
    expect(card.getByText(/з.01\.01\.2026 до.01\.01\.2099/)).toBeTruthy()
    expect(card.getAllByText('AB12')).toHaveLength(16)
    expect(card.getByText(/за номером, який знаєте самі/)).toBeTruthy()
    expect(inputOf('setup.check')[0]).not.toHaveProperty('pin')
    await press('Довіряти саме цьому сертифікату')
    await screen.findByText('Усе працює, скринька готова', { selector: 'b' })
    await press('Перевірити й\u00a0зберегти')
    await waitFor(() => expect(inputOf('mailbox.add')).toMatchObject([{ mailbox: { pin: certificate.sha256 } }]))
  })

  it('is asked about again when the trust is taken back, and is not trusted for another server', async () => {
    const { press, paste, inputOf } = await openRada({
      'setup.check': input => (input.kind === 'imap' && input.pin ? passed : refused('mail.certificate')),
    })
    await press('Довіряти саме цьому сертифікату')
    const pinned = await screen.findByRole('region', { name: 'Довірено сертифікату' })
    await paste('Сервер IMAP', 'imap.rada.gov.ua')
    expect(pinned.isConnected).toBe(false)
    await paste('Сервер IMAP', 'mail.rada.gov.ua')
    await press('Прибрати довіру')
    expect(screen.queryByRole('region', { name: 'Довірено сертифікату' })).toBeNull()
    await press('Перевірити й\u00a0зберегти')
    await screen.findByRole('button', { name: 'Довіряти саме цьому сертифікату' })
    expect(inputOf('setup.check').at(-1)).not.toHaveProperty('pin')
  })

  it('that changed is shown beside the one that was allowed, as a renewal or an attack', async () => {
    const { user } = open(
      {
        'mailbox.get': () => ({ ...plain, pin: 'cd34'.repeat(16) }),
        'setup.check': () => refused('mail.certificate-changed'),
      },
      'mailbox-1',
    )
    await user.type(await screen.findByLabelText('Пароль'), 'пароль{Enter}')
    const card = within(screen.getByRole('region', { name: 'Перевірка зʼєднання' }))
    expect(await card.findByRole('heading', { name: /показує інший сертифікат/ })).toBeTruthy()
    expect(card.getAllByText('AB12')).toHaveLength(16)
    expect(card.getAllByText('CD34')).toHaveLength(16)
    expect(card.getByText(/хтось видає себе за.ваш сервер/)).toBeTruthy()
  })
})

const plain = {
  kind: 'imap',
  address: 'kadry@rada.gov.ua',
  host: 'mail.rada.gov.ua',
  port: 993,
  security: 'tls',
  user: 'kadry@rada.gov.ua',
  folder: 'INBOX',
} as const satisfies MailboxSettings

describe('the other folders', () => {
  async function openWith(folders: readonly string[], settings: MailboxSettings = plain, moreFolders = 0) {
    const it = open(
      {
        'mailbox.get': () => settings,
        'setup.check': () => ({
          ...{ ...passed, folders: [...folders], moreFolders },
          failed: failing('instant', 'mail.lost').failed,
        }),
      },
      'mailbox-1',
    )
    await it.user.type(await screen.findByLabelText('Пароль'), 'пароль{Enter}')
    await screen.findByRole('button', { name: 'Зберегти все одно' })
    return { ...it, group: within(screen.getByRole('group', { name: /^Інші папки/ })) }
  }

  it('are chosen from those that the check found, and saved', async () => {
    const { group, user, press, inputOf } = await openWith(['INBOX', 'Дія', 'Кадри'])
    expect(group.queryByRole('checkbox', { name: 'INBOX' })).toBeNull()
    await user.click(group.getByRole('checkbox', { name: 'Кадри' }))
    await press('Зберегти все одно')
    expect(inputOf('mailbox.update')).toMatchObject([{ mailbox: { folders: ['Кадри'] } }])
    expect(inputOf('setup.check')).toHaveLength(1)
  })

  it('of thousands are found by a part of the name, and no more than ten are watched', async () => {
    const many = Array.from({ length: 500 }, (_, i) => `Архів/${i}`)
    const { group, user, paste } = await openWith(many, { ...plain, folders: many.slice(0, 9) })
    expect(group.getAllByRole('checkbox')).toHaveLength(40)
    await paste('Знайти папку', '/499')
    await user.click(group.getByRole('checkbox', { name: 'Архів/499' }))
    expect(group.getByRole('status').textContent).toMatch(/стежити не.можна/)
    await paste('Знайти папку', '/498')
    await user.click(group.getByRole('checkbox', { name: 'Архів/498' }))
    expect(group.getByRole<HTMLInputElement>('checkbox', { name: 'Архів/498' }).checked).toBe(false)
  })

  it('that are too many for the list are told of, and none is said to be gone for that', async () => {
    const { group } = await openWith(['INBOX', 'Дія'], { ...plain, folders: ['Пізня'] }, 7)
    expect(group.getByRole('status').textContent).toContain('ще 7')
    expect(group.getByRole('checkbox', { name: 'Пізня' })).toBeTruthy()
  })

  it('that are gone from the server are still named', async () => {
    const { group } = await openWith(['INBOX', 'Дія'], { ...plain, folders: ['Стара'] })
    expect(group.getByRole('checkbox', { name: /Стара \(зараз на.сервері немає\)/ })).toBeTruthy()
  })
})
