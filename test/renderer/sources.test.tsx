// @vitest-environment happy-dom
import { act, cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { AppError } from '../../shared/errors.ts'
import type { OperatorView } from '../../shared/views.ts'
import type { FakeAnswers } from '../fakes/bridge.ts'
import { change, field, partner, pendingCode, report, source } from '../fakes/sources.ts'
import { openDesk } from './desk-place.tsx'

vi.mock('../../renderer/preview/PreviewPane.tsx', () => import('./preview-stub.tsx'))
vi.mock('../../renderer/operator/tone.ts', () => ({ playTone: vi.fn() }))
beforeEach(() => history.replaceState('sources', ''))
afterEach(cleanup)

const now = Date.now()
const office = source(now)
const open = (patch: Partial<OperatorView> = {}, answers: FakeAnswers<'operator'> = {}) =>
  openDesk({ sources: [office], ...patch }, { 'source.report': () => ({ report: null, pending: [] }), ...answers })
const button = (name: RegExp | string) => screen.findByRole('button', { name })
const plain = (element: Element) => element.textContent.replaceAll('\u00A0', ' ')

describe('before the first source', () => {
  test('three ways are shown, one of them loudest, each leading on', async () => {
    const { user, store } = open({ sources: [] })
    expect(screen.getAllByRole('heading', { level: 3 }).map(plain)).toEqual([
      'Картинка з кабінету',
      'Файл із переліком',
      'Система партнера Дії',
    ])
    expect(document.querySelectorAll('.page .button.primary')).toHaveLength(1)
    await user.click(await button('До\u00A0послуг'))
    expect(store.getState().ui.place).toBe('services')
  })
})

describe('a source', () => {
  test('is chosen from the list, asked anew, and removed after a word on what stays', async () => {
    const { user, asked } = open({ sources: [office, partner(now)] })
    const list = within(screen.getByRole('navigation', { name: 'Джерела послуг' }))
    expect(await screen.findByRole('heading', { level: 2, name: office.name })).toBeTruthy()
    await user.click(list.getByRole('button', { name: /Партнер Дії/ }))
    expect(list.getByRole('button', { name: /Партнер Дії/ }).getAttribute('aria-current')).toBe('true')
    expect(screen.getByText(/api2\.diia\.gov\.ua/)).toBeTruthy()
    await user.click(await button('Оновити зараз'))
    expect(asked('source.sync')).toEqual([{ id: 'partner' }])
    await user.click(await button('Прибрати'))
    expect(plain(screen.getByRole('dialog'))).toContain('залишаться такими, як зараз')
    expect(plain(screen.getByRole('dialog'))).toContain('токени буде знищено')
    await user.click(await button('Прибрати джерело'))
    expect(asked('source.remove')).toEqual([{ id: 'partner' }])
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
  })

  test('that needs a person says what to do, with the way there', async () => {
    const job = { kind: 'blocked', error: { code: 'source.unauthorised' } } as const
    const { user } = open(
      { sources: [partner(now, { job })] },
      { 'source.get': () => ({ kind: 'api', name: 'Партнер Дії', host: 'test' }) },
    )
    expect(await screen.findByText(/Перевірте обидва токени/)).toBeTruthy()
    await user.click(await button('Змінити джерело'))
    expect((await screen.findByLabelText<HTMLInputElement>('Токен партнера')).value).toBe('')
    expect(screen.getByText(/Збережених токенів програма не.показує/)).toBeTruthy()
  })

  test('is added as what it is: the mistakes are told first', async () => {
    const { user, asked } = open({}, { 'source.save': () => ({ id: 'new' }) })
    await user.click(await button('Додати джерело'))
    const dialog = within(screen.getByRole('dialog'))
    await user.click(dialog.getByRole('radio', { name: /Адреса https/ }))
    const address = dialog.getByLabelText('Адреса переліку')
    const enter = async (words: string) => {
      fireEvent.change(address, { target: { value: words } })
      await user.type(address, '{Enter}')
    }
    for (const wrong of ['http://lists.example.org/a.csv', 'https://me:secret@lists.example.org/a.csv']) {
      await enter(wrong)
      expect(address.getAttribute('aria-invalid')).toBe('true')
      expect(document.activeElement).toBe(address)
    }
    await enter('https://lists.example.org/a.csv')
    const saved = { kind: 'https', name: 'Перелік головного закладу', address: 'https://lists.example.org/a.csv' }
    expect(asked('source.save')).toEqual([
      { id: null, source: { ...saved, name: saved.name.replaceAll('\u00A0', ' ') } },
    ])
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
  })

  test('of the partner system takes the second token only where there is one', async () => {
    const { user, asked } = open({}, { 'source.save': () => ({ id: 'new' }) })
    await user.click(await button('Додати джерело'))
    const dialog = within(screen.getByRole('dialog'))
    await user.click(dialog.getByRole('radio', { name: /Система партнера/ }))
    const token = dialog.getByLabelText<HTMLInputElement>('Токен партнера')
    expect(token.type).toBe('password')
    await user.type(token, ' acq-1 {Enter}')
    const input = { kind: 'api', name: 'Партнер Дії', host: 'production', acquirerToken: 'acq-1', authToken: null }
    expect(asked('source.save')).toEqual([{ id: null, source: input }])
  })

  test('that the program refuses stays open, with the reason', async () => {
    const refuse = () => {
      throw new AppError('source.address')
    }
    const { user } = open({}, { 'source.save': refuse })
    await user.click(await button('Додати джерело'))
    await user.type(screen.getByLabelText('Шлях до файлу'), '/srv/a.csv{Enter}')
    expect(plain(await screen.findByRole('alert'))).toContain('Потрібна адреса, що починається з https://')
  })
})

describe('what changed', () => {
  test('is told by what happened, what needs a person first; long groups open step by step', async () => {
    const vpo = 'reference-internally-displaced-person'
    const added = Array.from({ length: 12 }, (_, index) =>
      change({ kind: 'added', id: `n${index}`, name: `Нова ${index}` }),
    )
    const changes = [
      ...added,
      change({ kind: 'changed', fields: [field('required', 'passport', `passport ${vpo}`)] }),
      change({ kind: 'conflict', name: 'Довідка', id: 'typed', externalId: 'k-1' }),
    ]
    const counts = { added: 700, changed: 1, removed: 0, returned: 0, conflict: 1, code: 0 }
    const { user, asked } = open({}, { 'source.report': () => ({ report: report(changes, { counts }), pending: [] }) })
    await screen.findByText('Тепер просить ще: Довідка ВПО')
    expect(screen.getAllByRole('heading', { level: 4 }).map(plain)).toEqual([
      'Потребують вашого рішення 1',
      'Змінилося 1',
      'Додалося 700',
    ])
    expect(screen.queryByText('Нова 11')).toBeNull()
    await user.click(await button(/Показати ще.2/))
    expect(screen.getByText('Нова 11')).toBeTruthy()
    expect(screen.getByText(/688/)).toBeTruthy()
    await user.click(await button(/Передати джерелу/))
    expect(asked('source.adopt')).toEqual([
      { id: 'office', rows: [{ about: 'service', id: 'typed', externalId: 'k-1' }] },
    ])
  })

  test('of a list with mistakes names the place of each and the remedy', async () => {
    const problems = [
      { code: 'id-missing', row: 12, field: '', value: '' } as const,
      { code: 'hours-invalid', row: 3, field: 'Години роботи', value: 'зранку' } as const,
    ]
    const mistaken = report([], { complete: false, problemCount: 2, problems })
    open({}, { 'source.report': () => ({ report: mistaken, pending: [] }) })
    expect(await screen.findByText(/Рядок 12/)).toBeTruthy()
    expect(screen.getByText(/Рядок 3, «Години роботи»/)).toBeTruthy()
    expect(screen.getByText(/нічого не.позначено як зникле/)).toBeTruthy()
  })

  test('that cannot be told is asked for again', async () => {
    let broken = true
    const answer = () => {
      if (broken) throw new AppError('call.lost')
      return { report: report([change({ kind: 'returned', name: 'Пільговий проїзд' })]), pending: [] }
    }
    const { user } = open({}, { 'source.report': answer })
    await screen.findByText('Не вдалося показати, що змінилося.')
    broken = false
    await user.click(await button('Спробувати ще\u00A0раз'))
    expect(await screen.findByText('Пільговий проїзд')).toBeTruthy()
  })

  test('goes: a service that is gone is switched off from here', async () => {
    const gone = report([change({ kind: 'removed' })])
    const { user, asked } = open({}, { 'source.report': () => ({ report: gone, pending: [] }) })
    await user.click(await button(/Вимкнути/))
    expect(asked('service.switch')).toEqual([{ ids: ['hiring'], active: false }])
  })
})

describe('codes that wait', () => {
  const waiting = [
    pendingCode('hiring', { posters: 2 }),
    pendingCode('study'),
    pendingCode('off', { active: false, beforeCheckCode: '' }),
  ]

  test('are chosen by a person: none is by itself, and the button says what it does', async () => {
    let pending = waiting
    const { user, asked, show } = open(
      { sources: [source(now, { pendingCodes: 3 })] },
      { 'source.report': () => ({ report: null, pending }) },
    )
    const take = await button('Замінити код')
    expect(take.getAttribute('aria-disabled')).toBe('true')
    await user.click(take)
    expect(asked('source.decide')).toEqual([])
    expect(plain(screen.getByRole('table'))).toContain('коду немає')

    await user.click(screen.getByRole('checkbox', { name: 'Вибрати всі' }))
    expect(await button(/Замінити код: 3.послуги, на.екрані.2/)).toBeTruthy()
    await user.click(screen.getByRole('checkbox', { name: /Послуга off/ }))
    await user.click(screen.getByRole('checkbox', { name: /Послуга study/ }))
    expect(screen.getByText(/зніміть 2.плакати/)).toBeTruthy()
    await user.click(await button(/Замінити код на.екрані: 1.послуга/))
    const seen = { serviceId: 'hiring', after: 'https://diia.app/acquirers/offer-request/hiring' }
    expect(asked('source.decide')).toEqual([{ id: 'office', codes: [seen], accept: true }])

    pending = waiting.slice(1)
    act(() => show({ sources: [source(now, { pendingCodes: 2 })] }))
    await waitFor(() => expect(screen.queryByText('Послуга hiring')).toBeNull())
    expect(plain(screen.getByRole('status'))).toContain('Код замінено: 1 послуга.')
  })

  test('may be left, one alone needs no choosing', async () => {
    let pending = waiting.slice(0, 1)
    const { user, asked, show } = open({}, { 'source.report': () => ({ report: null, pending }) })
    expect(await button(/Замінити код на.екрані: 1.послуга/)).toBeTruthy()
    expect(screen.queryByRole('checkbox')).toBeNull()
    await user.click(await button(/Лишити старий: 1/))
    expect(asked('source.decide')).toMatchObject([{ accept: false }])
    pending = []
    act(() => show({ sources: [source(now, { problemCount: 1 })] }))
    // The button that was pressed is gone: the keyboard goes on from the source.
    await waitFor(() => expect(document.activeElement).toBe(screen.getByRole('heading', { name: office.name })))
  })

  test('are told once: among the changes only when they have been decided on', async () => {
    const coded = report([change({ kind: 'code' })])
    let pending = waiting.slice(0, 1)
    const { show } = open({}, { 'source.report': () => ({ report: coded, pending }) })
    await button(/Замінити код/)
    expect(screen.queryByRole('heading', { level: 4 })).toBeNull()
    pending = []
    act(() => show({ sources: [source(now, { problemCount: 1 })] }))
    expect(await screen.findByText(/ви вже вирішили/)).toBeTruthy()
  })

  test('that cannot be taken say why and can only be left', async () => {
    const foreign = pendingCode('hiring', { refusal: 'foreign-host', after: 'https://example.net/offer' })
    const { user, asked } = open({}, { 'source.report': () => ({ report: null, pending: [foreign] }) })
    expect(await screen.findByText(/Код веде не.до.Дії, а.на.«example\.net»/)).toBeTruthy()
    expect(screen.queryByRole('button', { name: /Замінити код/ })).toBeNull()
    await user.click(await button(/Лишити старий/))
    expect(asked('source.decide')).toMatchObject([{ codes: [{ serviceId: 'hiring' }], accept: false }])
  })

  test('are counted on the place’s tab wherever the clerk is', () => {
    history.replaceState('queue', '')
    open({ sources: [source(now, { pendingCodes: 2 }), partner(now, { pendingCodes: 3 })] })
    const tabs = within(screen.getByRole('navigation', { name: 'Розділи' }))
    expect(plain(tabs.getByRole('button', { name: /Джерела/ }))).toContain('5 кодів чекає на рішення')
  })
})
