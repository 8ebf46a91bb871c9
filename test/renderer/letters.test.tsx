// @vitest-environment happy-dom
import { cleanup, screen, within } from '@testing-library/react'
import { afterEach, describe, expect, test, vi } from 'vitest'
import type { PackageDetails, QueueItem, TrailEntry } from '../../shared/model/package.ts'
import { AppError } from '../../shared/errors.ts'
import { details, queueItem, sampleQueue } from '../fakes/views.ts'
import { openDesk } from './desk-place.tsx'

vi.mock('../../renderer/preview/PreviewPane.tsx', () => import('./preview-stub.tsx'))
afterEach(cleanup)

const row = (code: number) => screen.getByRole('option', { name: new RegExp(`Код ${code}\\b`) })
const button = (name: RegExp) => screen.getByRole('button', { name })
const heading = (level: number) => screen.getByRole('heading', { level }).textContent

/** A desk whose packages are those of its queue and these others, with details of their own. */
function openLetters(patches: Readonly<Record<string, Partial<PackageDetails>>>, others: readonly QueueItem[] = []) {
  const now = Date.now()
  const repeats: Readonly<Record<string, string>> = { p52: 'p30', p18: 'p83' }
  const queue = sampleQueue(now).map(item => ({ ...item, repeatsId: repeats[item.id] ?? null }))
  return openDesk(
    { queue },
    {
      'package.get': ({ id }) => {
        const item = [...queue, ...others].find(item => item.id === id)
        if (item === undefined) throw new AppError('package.missing')
        return details(item, patches[id])
      },
    },
  )
}

describe('the same copies sent again (F33)', () => {
  const now = Date.now()
  const old = queueItem(now, {
    id: 'old',
    code: 77,
    state: 'rejected',
    receivedAt: now - 3 * 86_400_000,
    settledAt: now - 3 * 86_400_000,
    reason: 'Копії не відкриваються',
  })
  const twin = (item: QueueItem) => {
    const { id, code, receivedAt, state, sender } = item
    return { id, code, receivedAt, state, sender }
  }

  test('F33: are a row of their own, which names the code of the first one while it is open', () => {
    openLetters({})
    expect(row(18).textContent).toContain('як 83')
    expect(row(18).textContent).toMatch(/Надіслано повторно: такі самі копії вже є в.пакеті з.кодом 83/)
    expect(row(52).textContent).toContain('повторНадіслано повторно: такі самі копії вже надходили')
    expect(row(47).textContent).not.toContain('Надіслано повторно')
  })

  test('F33: lead to each other, in the queue and out of it', async () => {
    const first = sampleQueue(now).find(({ id }) => id === 'p30')!
    const { user, asked } = openLetters({ p52: { twins: [twin(first), twin(old)] } }, [old])
    await user.click(row(52))
    expect(
      await screen.findByRole('heading', { name: 'Надіслано повторно: такі самі копії вже надходили' }),
    ).toBeTruthy()
    await user.type(screen.getByRole('searchbox'), '52')
    await user.click(button(/код.30 .*Прийнято.*vzirets/))
    expect(row(30).getAttribute('aria-selected')).toBe('true')

    await user.click(row(52))
    await user.click(await screen.findByRole('button', { name: /код.77 .*Відхилено/ }))
    expect(await screen.findByText(/Цього пакета немає в.сьогоднішній черзі/)).toBeTruthy()
    expect(screen.getByText('Копії не відкриваються')).toBeTruthy()
    // The clock alone would tell of today.
    expect(screen.getByText(/^Відхилено \d\d\.\d\d\.\d{4} о.\d\d:\d\d:$/)).toBeTruthy()
    expect(asked('package.review')).not.toContainEqual({ id: 'old' })
  })

  test('are told on the first one too, the newest few at once', async () => {
    const later = [1, 2, 3, 4, 5, 6].map(number => ({
      ...twin(old),
      id: `t${number}`,
      code: 60 + number,
      receivedAt: now,
    }))
    const { user } = openLetters({ p47: { twins: later } })
    expect(await screen.findByText('Такі самі копії надійшли ще раз')).toBeTruthy()
    const codes = () => screen.getAllByRole('button', { name: /^код/ })
    expect(codes()).toHaveLength(4)
    await user.click(button(/Показати ще/))
    expect(codes()).toHaveLength(6)
  })

  test('of a package that is gone say so and leave the desk where it was', async () => {
    const { user } = openLetters({ p47: { twins: [twin(old)] } })
    await user.click(await screen.findByRole('button', { name: /код.77/ }))
    expect(await screen.findByText('Не вийшло.')).toBeTruthy()
    expect(row(47).getAttribute('aria-selected')).toBe('true')
    expect(heading(2)).toBe('Приймання на роботу')
  })
})

describe('the letter’s way', () => {
  const at = Date.now()
  const step = (step: TrailEntry['step'], patch: Partial<TrailEntry> = {}): TrailEntry => {
    return { step, at, detail: null, error: null, ...patch }
  }
  const steps = () =>
    within(screen.getByText('Лист і як він сюди потрапив').closest('details')!)
      .getAllByRole('listitem', { hidden: true })
      .map(item => item.textContent.replaceAll('\u00A0', ' '))

  test('tells each step with its time, and what has not happened', async () => {
    const trail = [
      step('sent', { at: null }),
      step('received', { detail: 'INBOX' }),
      step('seen'),
      step('stored'),
      step('shown', { at: null }),
      step('acted', { at: null, detail: 'keyword' }),
    ]
    openLetters({ p47: { trail } })
    await screen.findByText(/Бракує/)
    expect(steps()).toEqual([
      expect.stringMatching(/^Коли надіслано, у листі не вказано$/),
      expect.stringMatching(/^Отримано поштовим сервером, папка INBOX\d\d:\d\d:\d\d$/),
      expect.stringMatching(/^Приймальня забрала лист із сервера\d\d:/),
      expect.stringMatching(/^Збережено на цьому компʼютері\d\d:/),
      'На столі ще не відкривали',
      expect.stringMatching(/^На сервері ще не позначено міткою цього столу.*зробить це сама/),
    ])
  })

  test('speaks of no server where letters come as files', async () => {
    openLetters({ p47: { trail: [step('received', { detail: '.' }), step('seen')] } })
    await screen.findByText(/Бракує/)
    expect(steps()).toEqual([
      expect.stringMatching(/^Зʼявився в папці з листами\d\d:/),
      expect.stringMatching(/^Приймальня забрала лист із папки\d\d:/),
    ])
  })

  test.each([
    ['done', step('acted', { detail: 'move' }), /перенесено до іншої папки\d\d:/],
    [
      'refused',
      step('acted', { at: null, detail: 'seen', error: { code: 'after.refused' } }),
      /ще не позначено прочитаним.*Сервер відмовився/,
    ],
    [
      'refused in words that this desk does not know',
      step('acted', { at: null, detail: 'seen', error: { code: 'after.new' } }),
      /помилка/i,
    ],
    ['put off', step('acted', { at: null, detail: 'delete' }), /ще не видалено.*коли мине заданий строк/],
    ['never asked for', step('acted', { at: null, detail: 'leave' }), /лишається, як був.*Так налаштовано скриньку/],
  ])('says of the server’s copy what is %s', async (_, entry, words) => {
    openLetters({ p47: { trail: [entry] } })
    await screen.findByText(/Бракує/)
    expect(steps()).toEqual([expect.stringMatching(words)])
  })
})
