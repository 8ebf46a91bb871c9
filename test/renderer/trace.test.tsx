// @vitest-environment happy-dom
import { act, cleanup, screen, within } from '@testing-library/react'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { AppError } from '../../shared/errors.ts'
import type { LetterTrace } from '../../shared/model/mailbox.ts'
import { mailbox } from '../fakes/views.ts'
import { openDesk } from './desk-place.tsx'

vi.mock('../../renderer/preview/PreviewPane.tsx', () => import('./preview-stub.tsx'))
afterEach(cleanup)

const button = (name: RegExp) => screen.getByRole('button', { name })
const dialog = () => screen.getByRole('dialog', { name: 'Чому цього листа немає?' })
const said = () => within(dialog()).getByRole('status').textContent.replaceAll('\u00A0', ' ')
const at = Date.now() - 60_000

const nothing: LetterTrace = { here: [], server: [], failed: null, watched: 'INBOX', lastSuccessAt: at }
type OnServer = NonNullable<LetterTrace['server']>[number]

function onServer(patch: Partial<OnServer>): OnServer {
  return {
    folder: 'INBOX',
    use: 'watched',
    receivedAt: at,
    from: 'olena@example.com',
    bytes: 1,
    fate: 'coming',
    ...patch,
  }
}

/** Asks for a sender from the desk's menu, and is answered so. */
async function ask(found: LetterTrace | (() => Promise<LetterTrace>)) {
  const desk = openDesk({}, { 'letter.trace': typeof found === 'function' ? found : () => found })
  await desk.user.click(button(/Налаштування робочого місця/))
  await desk.user.click(button(/Чому цього листа немає/))
  await desk.user.type(within(dialog()).getByRole('textbox'), ' olena@ ')
  await desk.user.click(button(/^Шукати/))
  return desk
}

describe('«Чому цього листа немає?»', () => {
  test('asks for a sender, in one mailbox, for so many days', async () => {
    const { user, asked } = openDesk({
      mailboxes: [mailbox(at), mailbox(at, { id: 'm2', address: 'dekanat@example.com' })],
    })
    await user.click(button(/Пошта: на.звʼязку/))
    await user.click(button(/Чому цього листа немає/))
    await user.click(button(/^Шукати/))
    expect(within(dialog()).getByText(/щонайменше дві літери/)).toBeTruthy()
    await user.selectOptions(within(dialog()).getByRole('combobox'), 'm2')
    await user.type(within(dialog()).getByRole('textbox'), 'ol')
    await user.click(within(dialog()).getByRole('radio', { name: /7.днів/ }))
    await user.keyboard('{Enter}')
    expect(asked('letter.trace')).toEqual([{ mailboxId: 'm2', sender: 'ol', days: 7 }])
  })

  test('begins with what was looked for in the queue, and forgets it', async () => {
    const { user } = openDesk()
    await user.type(screen.getByRole('searchbox'), 'olena')
    await user.click(button(/Чому цього листа немає/))
    expect(within(dialog()).getByDisplayValue('olena')).toBeTruthy()
    await user.click(within(dialog()).getByRole('button', { name: 'Закрити' }))
    await user.clear(screen.getByRole('searchbox'))
    await user.click(button(/Налаштування робочого місця/))
    await user.click(button(/Чому цього листа немає/))
    expect(within(dialog()).queryByDisplayValue('olena')).toBeNull()
  })

  test('finds what is here and leads to it', async () => {
    const here = (packageId: string, code: number, place: 'queue' | 'aside', trouble: string | null) => {
      return { packageId, receivedAt: at, from: 'olena@example.com', code, place, trouble }
    }
    const found = { ...nothing, here: [here('p52', 52, 'queue', null), here('x', 7, 'aside', 'no-copies')] }
    const { user } = await ask(found)
    await within(dialog()).findByText('Уже тут')
    expect(said()).toMatch(/olena@example\.com · .*код 52 · у черзі/)
    expect(said()).toMatch(/серед відкладених · копій немає/)
    expect(said()).not.toContain('код 7')
    expect(said()).toContain('На сервері немає листів цього відправника, яких не було б тут.')
    await user.click(within(dialog()).getAllByRole('button', { name: 'Показати' })[0]!)
    expect(screen.queryByRole('dialog')).toBeNull()
    expect(screen.getByRole('option', { selected: true }).getAttribute('data-id')).toBe('p52')
  })

  test.each([
    ['waits', onServer({}), /«INBOX»: 1 лист чекає на сервері/],
    [
      'is in spam',
      onServer({ folder: 'Junk', use: 'junk', fate: 'elsewhere' }),
      /Спам, папка «Junk»: 1 лист.*до «Вхідних»/,
    ],
    ['was deleted', onServer({ folder: 'Trash', use: 'trash', fate: 'elsewhere' }), /Кошик, папка «Trash».*видалив/],
    ['is elsewhere', onServer({ folder: 'Old', use: 'other', fate: 'elsewhere' }), /«Old».*її не переглядає/],
  ])('says of a letter on the server that it %s', async (_, letter, words) => {
    await ask({ ...nothing, server: [letter, onServer({ fate: 'here' })] })
    await within(dialog()).findByText('На сервері')
    expect(said()).toMatch(words)
    expect(within(dialog()).getAllByRole('listitem')).toHaveLength(1)
  })

  test('says that all was received when nothing of it can be shown', async () => {
    await ask({ ...nothing, server: [onServer({ fate: 'here' })] })
    expect(await within(dialog()).findByText(/Приймальня вже отримала/)).toBeTruthy()
    expect(said()).not.toMatch(/листів немає/)
  })

  test('does not say of a server that fell silent that it has no more', async () => {
    const here = { packageId: 'p52', receivedAt: at, from: 'olena@', code: 52, place: 'queue', trouble: null } as const
    await ask({ ...nothing, here: [here], server: [onServer({ fate: 'here' })], failed: { code: 'mail.timeout' } })
    await within(dialog()).findByText('Уже тут')
    expect(said()).not.toContain('яких не було б тут')
  })

  test('names the folder where letters are to be moved, if it is not the Inbox', async () => {
    const letter = onServer({ folder: 'Junk', use: 'junk', fate: 'elsewhere' })
    await ask({ ...nothing, server: [letter], watched: 'Дія' })
    await within(dialog()).findByText('На сервері')
    expect(said()).toContain('до папки «Дія»')
  })

  test('gives the keyboard back to the menu that it was opened from', async () => {
    const { user } = await ask(nothing)
    await user.click(within(dialog()).getByRole('button', { name: 'Закрити' }))
    expect(document.activeElement).toBe(button(/Налаштування робочого місця/))
  })

  test('says what to check with the visitor when nobody has it', async () => {
    await ask(nothing)
    expect(await within(dialog()).findByText(/Від «olena@» за 1 день листів немає/)).toBeTruthy()
    expect(said()).toMatch(/Чи натиснуто «Надіслати».*«Вихідних».*з цієї адреси/)
  })

  test('says why the server could not be asked, and since when', async () => {
    await ask({ ...nothing, server: null, failed: { code: 'mail.timeout' } })
    expect(await within(dialog()).findByText('Сервер спитати не вдалося.')).toBeTruthy()
    expect(said()).toMatch(/Сервер не відповів вчасно.*Остання вдала перевірка скриньки: /)
    expect(said()).not.toContain('листів немає')
  })

  test('says where it could not look', async () => {
    await ask({ ...nothing, server: null, watched: null })
    await within(dialog()).findByText(/листів немає/)
    expect(said()).toContain('шукали лише серед отриманих листів')
  })

  test('can be cancelled: a late answer is passed over', async () => {
    const { promise, resolve } = Promise.withResolvers<LetterTrace>()
    const { user } = await ask(() => promise)
    expect(said()).toContain('Питаємо сервер')
    await user.click(within(dialog()).getByRole('button', { name: 'Скасувати' }))
    expect(said()).toBe('')
    await act(async () => resolve(nothing))
    expect(said()).toBe('')
  })

  test('tells in its own dialog that the program refused', async () => {
    await ask(() => Promise.reject(new AppError('mail.limit')))
    expect(await within(dialog()).findByRole('alert')).toBeTruthy()
    expect(screen.getAllByRole('alert')).toHaveLength(1)
  })
})
