// @vitest-environment happy-dom
import { act, cleanup, screen, waitFor, within } from '@testing-library/react'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { AppError } from '../../shared/errors.ts'
import { queueItem, sampleQueue, mailbox, onDisplay } from '../fakes/views.ts'
import { openDesk } from './desk-place.tsx'

vi.mock('../../renderer/preview/PreviewPane.tsx', () => import('./preview-stub.tsx'))
vi.mock('../../renderer/operator/tone.ts', () => ({ playTone: vi.fn() }))
afterEach(cleanup)

const row = (code: number) => screen.getByRole('option', { name: new RegExp(`Код ${code}\\b`) })
const button = (name: RegExp) => screen.getByRole('button', { name })
const dialog = () => screen.getByRole('dialog')

describe('the queue', () => {
  test('tells of every package what it is, whose, how old and whether it is complete', () => {
    openDesk()
    const groups = screen.getAllByRole('group').filter(group => within(group).queryAllByRole('option').length > 0)
    expect(groups.map(group => within(group).getAllByRole('option').length)).toEqual([5, 3])
    expect(row(47).textContent).toMatch(/Приймання на роботу.*taisiia\.p@example\.com2.хвНовий3.копіїбракує.1/)
    expect(row(52).textContent).toMatch(/комплект/)
    expect(row(83).textContent).toMatch(/Послугу не.визначено.*яка послуга/)
    expect(row(29).textContent).toMatch(/копій немає/)
    expect(row(12).textContent).toMatch(/Копії іншої особиВідхилено о/)
  })

  test('is narrowed by scope and by words', async () => {
    const { user } = openDesk()
    await user.click(screen.getByRole('radio', { name: /Відкриті/ }))
    expect(screen.getAllByRole('option')).toHaveLength(5)
    await user.type(screen.getByRole('searchbox'), 'example.org')
    expect(screen.getAllByRole('option')).toHaveLength(2)
    await user.type(screen.getByRole('searchbox'), ' ніщо')
    expect(screen.queryByRole('option')).toBeNull()
    expect(screen.getByText(/Нічого не.знайдено/)).toBeTruthy()
    await user.keyboard('{Escape}')
    expect(screen.getAllByRole('option')).toHaveLength(5)
  })

  test('has one tab stop, and arrows move through it', async () => {
    const { user } = openDesk()
    const stops = () => screen.getAllByRole('option').filter(option => option.tabIndex === 0)
    expect(stops()).toEqual([row(47)])
    row(47).focus()
    await user.keyboard('{ArrowDown}')
    expect(document.activeElement).toBe(row(52))
    expect(stops()).toEqual([row(52)])
    await user.keyboard('{End}')
    expect(row(65).getAttribute('aria-selected')).toBe('true')
  })

  test('counts open packages in the title of the window', () => {
    const { show } = openDesk()
    expect(document.title).toBe('(5) Приймальня')
    act(() => show({ queue: [] }))
    expect(document.title).toBe('Приймальня')
  })
})

describe('a package', () => {
  test('shows what answers what, and says what is missing', async () => {
    openDesk()
    expect(await screen.findByText(/Бракує 1 з.3 обовʼязкових:/)).toBeTruthy()
    const answered = button(/^ID-картка або закордонний паспорт/)
    expect(answered.getAttribute('aria-pressed')).toBe('true')
    expect(answered.textContent).toContain('Паспорт громадянина України · за\u00A0назвою файлу')
    expect(screen.getByText('Документи про освіту').closest('li')?.textContent).toMatch(/Немає в.листі/)
    expect(screen.getByLabelText('preview').textContent).toBe('1 p47-1')
  })

  test('begins its review when opened, once and only if it is new', async () => {
    const { user, asked } = openDesk()
    await user.click(row(52))
    await user.click(row(18))
    expect(asked('package.review')).toEqual([{ id: 'p52' }])
  })

  test('is asked for anew when its row changes, not at every push', async () => {
    const { show, asked, view } = openDesk()
    await screen.findByText(/Бракує/)
    act(() => show({ display: { watching: false, screens: [], codes: {} } }))
    expect(asked('package.get')).toHaveLength(1)
    act(() => show({ queue: view.queue.map(item => (item.id === 'p47' ? { ...item, missing: 0 } : item)) }))
    expect(await screen.findByText(/Усі 3 обовʼязкові копії є/)).toBeTruthy()
    expect(asked('package.get')).toHaveLength(2)
  })

  test('without a service asks which one, and cannot be accepted before', async () => {
    const { user, asked } = openDesk()
    await user.click(row(83))
    expect(await screen.findByText('Яка це послуга?')).toBeTruthy()
    await user.click(button(/^Прийняти/))
    expect(asked('package.accept')).toEqual([])
    await user.click(button(/^Зміна прізвища/))
    expect(asked('package.assign')).toEqual([{ id: 'p83', serviceId: 'name' }])
  })

  test('made of a letter without copies says what to ask for', async () => {
    const { user } = openDesk()
    await user.click(row(29))
    expect(await screen.findByText(/У.листі немає копій документів/)).toBeTruthy()
    expect(screen.queryByRole('button', { name: /^Прийняти/ })).toBeNull()
  })
})

describe('a decision', () => {
  test('moves on to the next open package and can be taken back', async () => {
    const { user, asked, settle } = openDesk()
    await user.click(row(52))
    await user.click(button(/^Прийняти/))
    expect(asked('package.accept')).toEqual([{ id: 'p52' }])
    const settledAt = settle('p52', 'accepted')
    expect(row(18).getAttribute('aria-selected')).toBe('true')
    expect(screen.getByText('Пакет 52 прийнято')).toBeTruthy()
    await user.click(button(/^Скасувати/))
    expect(asked('package.undo')).toEqual([{ id: 'p52', settledAt }])
    expect(row(52).getAttribute('aria-selected')).toBe('true')
  })

  test('to reject comes with a reason; the likeliest is ready for Enter', async () => {
    const { user, asked } = openDesk()
    await screen.findByText(/Бракує 1/)
    await user.click(button(/^Відхилити/))
    expect(within(dialog()).getByRole('radio', { name: /Бракує: документи про освіту/ })).toHaveProperty(
      'checked',
      true,
    )
    await user.click(within(dialog()).getByRole('button', { name: 'Відхилити' }))
    expect(asked('package.reject')).toEqual([{ id: 'p47', reason: 'Бракує: документи про освіту' }])
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
  })

  test('to reject in own words needs them', async () => {
    const { user, asked } = openDesk()
    await screen.findByText(/Бракує 1/)
    await user.click(button(/^Відхилити/))
    await user.click(within(dialog()).getByRole('radio', { name: /Інша причина/ }))
    await user.click(within(dialog()).getByRole('button', { name: 'Відхилити' }))
    expect(screen.getByText('Напишіть причину')).toBeTruthy()
    await user.type(screen.getByRole('textbox', { name: 'Своїми словами' }), '  Не наш лист ')
    await user.click(within(dialog()).getByRole('button', { name: 'Відхилити' }))
    expect(asked('package.reject')).toEqual([{ id: 'p47', reason: 'Не наш лист' }])
  })

  test('that the program refuses is explained in words, and nothing moves', async () => {
    const { user } = openDesk(
      {},
      {
        'package.accept': () => {
          throw new AppError('package.settled')
        },
      },
    )
    await user.click(row(52))
    await user.click(button(/^Прийняти/))
    expect((await screen.findByRole('alert')).textContent).toContain('Рішення щодо цього пакета вже прийнято.')
    expect(row(52).getAttribute('aria-selected')).toBe('true')
  })

  test('of today can be returned to review from its package', async () => {
    const { user, asked, view } = openDesk()
    await user.click(row(12))
    await user.click(await screen.findByRole('button', { name: /Повернути до.розгляду/ }))
    expect(asked('package.undo')).toEqual([
      { id: 'p12', settledAt: view.queue.find(item => item.id === 'p12')?.settledAt },
    ])
  })
})

describe('the desk', () => {
  test('teaches while it is empty, and says what is ready', () => {
    openDesk({ queue: [], display: { watching: false, screens: [], codes: {} } })
    expect(screen.getByRole('heading', { name: 'Ще жодного листа' })).toBeTruthy()
    const ready = within(screen.getByRole('list', { name: 'Що вже готово' })).getAllByRole('listitem')
    expect(ready[0]?.textContent).toMatch(/Екран рецепції ще не.відкрито/)
    expect(ready[1]?.textContent).toMatch(/Пошта: на.звʼязку/)
  })

  test('rests when everything is settled', () => {
    openDesk({ queue: sampleQueue(Date.now()).filter(item => item.settledAt !== null) })
    expect(screen.getByRole('heading', { name: 'Усе розглянуто' })).toBeTruthy()
  })

  test('raises the alarm when the code on the screen is not the stored one', async () => {
    const { user, asked } = openDesk({
      display: { watching: true, screens: [], codes: { hiring: onDisplay('mismatch') } },
    })
    const alarm = screen.getByRole('alert')
    expect(alarm.textContent).toContain('«Приймання на роботу»')
    await user.click(within(alarm).getByRole('button'))
    expect(asked('window.show')).toEqual([{ role: 'display' }])
  })

  test('says that the program is gone, until it speaks again', async () => {
    const { user, show } = openDesk(
      {},
      {
        'package.review': () => {
          throw new AppError('call.lost')
        },
      },
    )
    await user.click(row(52))
    expect((await screen.findByRole('alert')).textContent).toMatch(/Немає звʼязку з.програмою/)
    act(() => show({}))
    expect(screen.queryByRole('alert')).toBeNull()
  })

  test('says so also when only the line is down, and after a while asks to start the program again', async () => {
    const { store } = openDesk()
    vi.useFakeTimers()
    try {
      act(() => store.getState().change({ disconnected: true }))
      expect(screen.getByRole('alert').textContent).toMatch(/Немає звʼязку з.програмою.*Відновлюємо/)
      await act(() => vi.advanceTimersByTimeAsync(10_000))
      expect(screen.getByRole('alert').textContent).toMatch(/вона відкриє нове вікно, це можна закрити/)
      act(() => store.getState().change({ disconnected: false }))
      expect(screen.queryByRole('alert')).toBeNull()
    } finally {
      vi.useRealTimers()
    }
  })

  test('opens the status card, which wakes the mailbox', async () => {
    const job = { kind: 'waiting', retryAt: Date.now() + 60_000, error: { code: 'mail.lost' } } as const
    const { user, asked } = openDesk({ mailboxes: [mailbox(Date.now(), { job })] })
    await user.click(button(/Немає звʼязку/))
    expect(dialog().textContent).toMatch(/Отримані копії на.цьому компʼютері/)
    await user.click(within(dialog()).getByRole('button', { name: 'Перевірити зараз' }))
    expect(asked('mailbox.wake')).toEqual([{ id: 'm1' }])
    await user.keyboard('{Escape}')
    expect(screen.queryByRole('dialog')).toBeNull()
  })

  test('speaks English and turns dark when told', async () => {
    const { user, asked, show, view } = openDesk()
    await user.click(button(/Налаштування робочого місця/))
    await user.click(screen.getByRole('radio', { name: 'English' }))
    await user.click(screen.getByRole('radio', { name: 'Темний' }))
    expect(asked('settings.change')).toEqual([{ language: 'en' }, { theme: 'dark' }])
    act(() => show({ settings: { ...view.settings, language: 'en', theme: 'dark' } }))
    expect(document.documentElement.lang).toBe('en')
    expect(document.documentElement.dataset['theme']).toBe('dark')
    expect(screen.getByRole('heading', { level: 1 }).textContent).toMatch(/^Queue/)
  })

  test('plays a visitor in the demo, and only there', async () => {
    const { user, asked, show } = openDesk()
    expect(screen.queryByRole('button', { name: /Зіграти/ })).toBeNull()
    act(() => show({ edition: 'demo' }))
    await user.click(button(/Зіграти/))
    await user.click(within(dialog()).getByRole('radio', { name: /Пошкоджений файл/ }))
    await user.click(within(dialog()).getByRole('button', { name: /Надіслати/ }))
    expect(asked('demo.visit')).toEqual([{ serviceId: 'hiring', case: 'damaged' }])
  })

  test('sounds for a new package, once, and not when switched off', async () => {
    const { playTone } = vi.mocked(await import('../../renderer/operator/tone.ts'))
    playTone.mockClear()
    const { show, view, now } = openDesk()
    const arrive = (id: string, code: number) =>
      act(() => show({ queue: [queueItem(now, { id, code }), ...view.queue] }))
    arrive('p90', 90)
    arrive('p90', 90)
    expect(playTone).toHaveBeenCalledTimes(1)
    act(() => show({ settings: { ...view.settings, sound: false } }))
    arrive('p91', 91)
    expect(playTone).toHaveBeenCalledTimes(1)
  })
})
