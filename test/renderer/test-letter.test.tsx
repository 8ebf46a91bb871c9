// @vitest-environment happy-dom
import { act, cleanup, screen, within } from '@testing-library/react'
import { afterEach, describe, expect, test, vi } from 'vitest'
import type { TestLetterStatus } from '../../shared/model/test-letter.ts'
import { mailbox } from '../fakes/views.ts'
import { openDesk } from './desk-place.tsx'

vi.mock('../../renderer/preview/PreviewPane.tsx', () => import('./preview-stub.tsx'))
afterEach(cleanup)

const dialog = () => screen.getByRole('dialog', { name: 'Пробний лист' })
const button = (name: string | RegExp) => within(dialog()).getByRole('button', { name })
const said = () => within(dialog()).getByRole('status').textContent
const steps = () =>
  within(within(dialog()).getByRole('list', { name: 'Шлях листа' }))
    .getAllByRole('listitem')
    .map(item => item.textContent)

const begun: TestLetterStatus = {
  mailboxId: 'm1',
  by: 'program',
  token: '0123456789',
  startedAt: Date.now(),
  passed: {},
  junk: null,
  failed: null,
}

/** The dialog of the first mailbox, with what is known of its letter. */
function open(letter: Partial<TestLetterStatus> | null, patch: Parameters<typeof openDesk>[0] = {}) {
  const desk = openDesk({ testLetters: letter === null ? [] : [{ ...begun, ...letter }], ...patch })
  act(() => desk.store.getState().change({ overlay: { kind: 'test-letter', mailboxId: 'm1' } }))
  return {
    ...desk,
    show: (next: Partial<TestLetterStatus>) =>
      act(() => desk.show({ testLetters: [{ ...begun, ...letter, ...next }] })),
  }
}

describe('a test letter', () => {
  test('is begun by the way that is chosen', async () => {
    const { user, asked } = open(null)
    expect(steps()).toHaveLength(7)
    await user.click(button('Надіслати'))
    expect(asked('test-letter.send')).toEqual([{ mailboxId: 'm1', by: 'program' }])
    await user.click(within(dialog()).getByRole('radio', { name: 'Надішлю самостійно' }))
    expect(steps()).toHaveLength(5)
    await user.click(button('Почати'))
    expect(asked('test-letter.send')).toContainEqual({ mailboxId: 'm1', by: 'person' })
  })

  test('shows each step with its seconds, says the last one, and goes on when it is closed', async () => {
    const { user, show, asked } = open({ passed: { connected: 400 } })
    expect(steps()[0]).toBe('Зʼєднання із сервером надсилання, пройдено0,4 с')
    expect(steps()[1]).toMatch(/^Лист прийнято до надсилання, зараз/)
    expect(said()).toBe('Зʼєднання із сервером надсилання: 0,4 с')
    show({ passed: { connected: 400, accepted: 1_250 } })
    expect(said()).toBe('Лист прийнято до надсилання: 1,3 с')
    await user.click(button('Закрити'))
    expect(asked('test-letter.cancel')).toEqual([])
  })

  test('is at its goal when the desk has drawn it, and the program is told once', () => {
    const all = { connected: 400, accepted: 900, seen: 1_400, fetched: 1_400, read: 1_500, stored: 1_600 }
    const { show, asked } = open({ passed: { connected: 400 } })
    show({ passed: all })
    expect(asked('test-letter.shown')).toEqual([{ mailboxId: 'm1' }])
    show({ passed: { ...all, shown: 4_240 } })
    expect(said()).toBe('Лист пройшов увесь шлях за 4,2 с.')
    expect(asked('test-letter.shown')).toHaveLength(1)
    expect(button('Надіслати ще раз')).toBeTruthy()
  })

  test('that is refused names the step and the reason, and leads to the settings', async () => {
    const { user, store } = open({
      passed: { connected: 400 },
      failed: { step: 'accepted', error: { code: 'smtp.rejected', detail: '550' } },
    })
    expect(steps()[1]).toMatch(/не вдалося.*відмовився прийняти лист/)
    expect(said()).toMatch(/відмовився прийняти лист/)
    await user.click(button('Налаштування'))
    expect(store.getState().ui.overlay).toEqual({ kind: 'mailbox', mailboxId: 'm1' })
  })

  test('that lies in Junk can be taken in from there', async () => {
    const passed = { connected: 400, accepted: 900, seen: 12_000 }
    const { user, asked } = open({ passed, junk: { uidValidity: '7', uid: 3 } })
    expect(steps()[2]).toBe('Лист у папці «Спам», пройдено12 с')
    await user.click(button('Прийняти зі «Спаму»'))
    expect(asked('junk.accept')).toEqual([{ mailboxId: 'm1', uidValidity: '7', uid: 3 }])
  })

  test('that a person sends is asked for by address and digits, and can be given up', async () => {
    const { user, asked } = open({ by: 'person' })
    expect(within(dialog()).getByText('01234 56789')).toBeTruthy()
    await user.click(button('Не чекати'))
    expect(asked('test-letter.cancel')).toEqual([{ mailboxId: 'm1' }])
  })

  test('is not sent to a mailbox that is paused', async () => {
    const { user, asked } = open(null, { mailboxes: [mailbox(Date.now(), { job: { kind: 'paused', since: 0 } })] })
    await user.click(button('Надіслати'))
    expect(asked('test-letter.send')).toEqual([])
    expect(within(dialog()).getAllByText(/Скриньку призупинено/).length).toBeGreaterThan(0)
  })
})
