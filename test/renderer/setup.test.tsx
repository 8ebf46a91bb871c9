// @vitest-environment happy-dom
import { cleanup, render, screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { LanguageProvider } from '../../renderer/i18n.ts'
import { Setup } from '../../renderer/setup/Setup.tsx'
import { createClient } from '../../shared/client.ts'
import { AppError } from '../../shared/errors.ts'
import { defaultSettings } from '../../shared/settings.ts'
import { createFakeBridge, type FakeAnswers } from '../fakes/bridge.ts'
import { failing, firstView as view, passed } from './setup-answers.ts'

const payload = 'https://diia.app/acquirers/offer-request/0123456789abcdef01234567'

function start(answers: FakeAnswers<'operator'> = {}, language: 'uk' | 'en' = 'uk') {
  const bridge = createFakeBridge('operator', view, { 'setup.check': () => passed, ...answers })
  const shown = render(
    <LanguageProvider language={language}>
      <Setup client={createClient(bridge)} view={{ ...view, settings: { ...defaultSettings, language } }} />
    </LanguageProvider>,
  )
  const user = userEvent.setup()
  const press = (name: string | RegExp) => user.click(screen.getByRole('button', { name }))
  const fill = async (label: string, value: string) => {
    const field = screen.getByLabelText(label)
    await user.clear(field)
    await user.type(field, value)
  }
  const inputOf = (name: string) => bridge.made.filter(call => call.name === name).map(call => call.input)
  return { bridge, user, press, fill, inputOf, ...shown }
}

async function reachMailbox(answers: FakeAnswers<'operator'> = {}) {
  const it = start(answers)
  await it.fill('Назва закладу', 'Зразківська міська рада')
  await it.fill('Назва відділення', 'Відділ кадрів')
  await it.press('Далі')
  return it
}

async function checkUkrNet(answers: FakeAnswers<'operator'> = {}) {
  const it = await reachMailbox(answers)
  await it.fill('Адреса скриньки', 'kadry-zrazok-0000@ukr.net')
  await it.fill('Пароль для програм', 'звичайний')
  await it.press('Перевірити зʼєднання')
  return it
}

async function reachService(answers: FakeAnswers<'operator'> = {}) {
  const it = await checkUkrNet(answers)
  await screen.findByText('Усе працює, скринька готова', { selector: 'b' })
  await it.press('Далі')
  return it
}

afterEach(() => {
  cleanup()
  localStorage.clear()
})

describe('the institution', () => {
  it('is asked for before going on, and the first empty field gets the focus', async () => {
    const { press, fill } = start()
    await fill('Назва закладу', 'Зразківська міська рада')
    await press('Далі')
    expect(document.activeElement).toBe(screen.getByLabelText('Назва відділення'))
    expect(screen.getByText('Впишіть назву відділення')).toBeTruthy()
  })

  it('is on the rail when its step is done, and can be returned to', async () => {
    const { press } = await reachMailbox()
    await press(/Заклад і.відділення Відділ кадрів, Зразківська міська рада|Заклад/)
    expect(screen.getByLabelText<HTMLInputElement>('Назва закладу').value).toBe('Зразківська міська рада')
  })
})

describe('the promise that what is entered is kept', () => {
  it('is made in a browser only', () => {
    start()
    expect(screen.getByText(/введене збережеться тут/)).toBeTruthy()
    cleanup()
    vi.stubGlobal('bridge', {})
    start()
    expect(screen.queryByText(/введене збережеться тут/)).toBeNull()
    vi.unstubAllGlobals()
  })
})

describe('the mailbox', () => {
  it('is suggested by its address until somebody writes over it', async () => {
    const { fill } = await reachMailbox()
    const host = screen.getByLabelText<HTMLInputElement>('Сервер IMAP')
    await fill('Адреса скриньки', 'kadry@ukr.net')
    expect(host.value).toBe('imap.ukr.net')
    expect(screen.getByText(/Підставлено за.адресою ukr\.net/)).toBeTruthy()
    await fill('Адреса скриньки', 'kadry@rada.example.org')
    expect(host.value).toBe('imap.rada.example.org')
    expect(screen.getByText(/Припущення/)).toBeTruthy()
    await fill('Сервер IMAP', 'mail.example.org')
    await fill('Адреса скриньки', 'kadry@gmail.com')
    expect(host.value).toBe('mail.example.org')
  })

  it('is sent for a check as shown', async () => {
    const { inputOf } = await checkUkrNet()
    await screen.findByText('Усе працює, скринька готова', { selector: 'b' })
    expect(inputOf('setup.check')).toEqual([
      {
        kind: 'imap',
        address: 'kadry-zrazok-0000@ukr.net',
        host: 'imap.ukr.net',
        port: 993,
        security: 'tls',
        user: 'kadry-zrazok-0000@ukr.net',
        folder: 'INBOX',
        password: 'звичайний',
      },
    ])
    expect(screen.getByText(/відповів за.0,2.с/)).toBeTruthy()
    expect(screen.getByText(/сертифікат дійсний до.12\.03\.2027/)).toBeTruthy()
  })

  it('that refuses the password says so at the field, in the card and aloud, with the remedy of this provider', async () => {
    await checkUkrNet({ 'setup.check': () => failing('login', 'mail.credentials') })
    const card = within(await screen.findByRole('region', { name: 'Перевірка зʼєднання' }))
    expect(await card.findByRole('heading', { name: /вдалося зайти до.скриньки/ })).toBeTruthy()
    expect(card.getByText('Сервер знайдено')).toBeTruthy()
    expect(card.getByText(/Там само створіть пароль для.програм/)).toBeTruthy()
    expect(card.getByText(/Папка «Вхідні»: перевіримо після входу/)).toBeTruthy()
    expect(card.getByRole('status').textContent).toMatch(/Для ukr\.net потрібен окремий пароль/)
    const password = screen.getByLabelText('Пароль для програм')
    expect(password.getAttribute('aria-invalid')).toBe('true')
    await waitFor(() => expect(document.activeElement).toBe(password))
    expect(screen.getByRole('button', { name: 'Далі' }).getAttribute('aria-disabled')).toBe('true')
    expect(screen.queryByRole('button', { name: 'Зберегти все одно' })).toBeNull()
  })

  it('is unknown again as soon as it is changed', async () => {
    const { fill } = await checkUkrNet()
    await screen.findByText('Усе працює, скринька готова', { selector: 'b' })
    await fill('Порт', '995')
    expect(screen.queryByText('Усе працює, скринька готова')).toBeNull()
    expect(screen.getByRole('button', { name: 'Далі' }).getAttribute('aria-disabled')).toBe('true')
  })

  it('may be saved without a check when the connection will come back by itself', async () => {
    const { press } = await checkUkrNet({ 'setup.check': () => failing('server', 'mail.timeout') })
    await screen.findByRole('heading', { name: /зʼєднатися з.сервером/ })
    await press('Зберегти все одно')
    expect(screen.getByLabelText('Назва послуги')).toBeTruthy()
  })

  it('of Microsoft 365 has no field for a password, and is not tried before somebody has logged in', async () => {
    const { fill, press, bridge } = await reachMailbox()
    await fill('Адреса скриньки', 'kadry@outlook.com')
    expect(screen.queryByLabelText('Пароль')).toBeNull()
    expect(screen.getByRole('heading', { name: /лише через вхід у.браузері/ })).toBeTruthy()
    await press('Перевірити зʼєднання')
    expect(bridge.made).toEqual([])
    expect(document.activeElement).toBe(screen.getByLabelText('Ідентифікатор клієнта (Client ID)'))
  })

  it('may be a folder of letters', async () => {
    const { fill, press, user, inputOf } = await reachMailbox({
      'setup.check': () => ({ ...passed, passed: ['folder', 'instant'], answeredMs: null, certificateUntil: null }),
    })
    await user.click(screen.getByRole('radio', { name: /Папка з.листами/ }))
    await fill('Адреса скриньки', 'kadry@example.org')
    await fill('Шлях до папки', '/srv/letters')
    await press('Перевірити зʼєднання')
    await screen.findByText('Папку відкрито')
    expect(inputOf('setup.check')).toEqual([{ kind: 'folder', address: 'kadry@example.org', path: '/srv/letters' }])
  })

  it('whose check was refused tells why and stays unknown', async () => {
    await checkUkrNet({
      'setup.check': () => {
        throw new AppError('call.lost')
      },
    })
    expect((await screen.findByRole('alert')).textContent).toMatch(/програмою/)
    expect(screen.queryByRole('button', { name: 'Зберегти все одно' })).toBeNull()
  })
})

describe('the first service', () => {
  it('finishes with everything typed and the link byte for byte', async () => {
    const { fill, press, user, inputOf } = await reachService()
    await press('Приймання на\u00a0роботу')
    await fill('Назва послуги', 'Приймання на роботу')
    await user.click(screen.getByLabelText('Посилання з QR-коду'))
    await user.paste(` ${payload}\n`)
    await press(/Завершити/)
    await waitFor(() => expect(inputOf('setup.finish')).toHaveLength(1))
    expect(inputOf('setup.finish')[0]).toMatchObject({
      branch: { name: 'Відділ кадрів', institution: 'Зразківська міська рада' },
      mailbox: { kind: 'imap', host: 'imap.ukr.net', password: 'звичайний' },
      service: {
        name: 'Приймання на роботу',
        required: ['passport', 'taxpayer-card', 'education-document'],
        optional: ['reference-internally-displaced-person'],
        payload,
      },
    })
    await waitFor(() => expect(localStorage.length).toBe(0))
  })

  it('lets every copy be required, taken if there is one, or not asked for', async () => {
    const { press, user } = await reachService()
    await press('Адміністративна послуга')
    const row = within(screen.getByRole('group', { name: 'Посвідчення водія' }))
    await user.click(row.getByRole('radio', { name: 'Якщо є' }))
    expect(screen.getByText(/^2.потрібні · 2.якщо є$/)).toBeTruthy()
  })

  it('wants a name, a copy and a link', async () => {
    const { press, inputOf } = await reachService()
    await press(/Завершити/)
    expect(screen.getByText('Впишіть назву послуги')).toBeTruthy()
    expect(screen.getByText(/хоча.б одну копію/)).toBeTruthy()
    expect(screen.getByText(/Вставте посилання/)).toBeTruthy()
    expect(inputOf('setup.finish')).toEqual([])
  })

  it('says at once that a link leads elsewhere', async () => {
    const { user } = await reachService()
    await user.click(screen.getByLabelText('Посилання з QR-коду'))
    await user.paste('https://diia.app.example.com/1')
    expect(screen.getByText(/веде не.до.Дії/)).toBeTruthy()
  })

  it('stays where it is when the program refuses, with the reason in words', async () => {
    const { press, user } = await reachService({
      'setup.finish': () => {
        throw new AppError('store.full')
      },
    })
    await press('Приймання на\u00a0роботу')
    await user.click(screen.getByLabelText('Посилання з QR-коду'))
    await user.paste(payload)
    await press(/Завершити/)
    expect((await screen.findByRole('alert')).textContent).toMatch(/На диску немає місця/)
  })
})

describe('a set-up that was left', () => {
  it('goes on at the mailbox with everything but the password', async () => {
    const { unmount } = await reachService()
    expect(localStorage.getItem('setup-draft')).not.toContain('звичайний')
    unmount()
    start()
    expect(screen.getByLabelText<HTMLInputElement>('Адреса скриньки').value).toBe('kadry-zrazok-0000@ukr.net')
    expect(screen.getByLabelText<HTMLInputElement>('Пароль для програм').value).toBe('')
  })

  it('starts anew over something unreadable', () => {
    localStorage.setItem('setup-draft', '{')
    start()
    expect(screen.getByLabelText<HTMLInputElement>('Назва закладу').value).toBe('')
  })
})

it('speaks English and can be asked for the other language', async () => {
  const { press, inputOf } = start({}, 'en')
  expect(screen.getByRole('heading', { level: 1, name: 'Institution and branch' })).toBeTruthy()
  await press('Українська')
  expect(inputOf('settings.change')).toEqual([{ language: 'uk' }])
})
