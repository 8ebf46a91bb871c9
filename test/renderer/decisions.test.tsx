// @vitest-environment happy-dom
import { act, cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { elapsed } from '../../renderer/clock.ts'
import { AppError } from '../../shared/errors.ts'
import { details, sampleQueue } from '../fakes/views.ts'
import { openDesk } from './desk-place.tsx'

vi.mock('../../renderer/preview/PreviewPane.tsx', () => import('./preview-stub.tsx'))
vi.mock('../../renderer/operator/tone.ts', () => ({ playTone: vi.fn() }))
vi.mock(import('../../renderer/clock.ts'), async original => {
  const clock = await original()
  return { ...clock, elapsed: vi.fn(clock.elapsed) }
})
afterEach(cleanup)

const press = (code: string) => act(async () => void fireEvent.keyDown(document.body, { code, bubbles: true }))
const click = (target: HTMLElement) => act(async () => void fireEvent.click(target))
const clickAccept = () => click(screen.getByRole('button', { name: /^Прийняти/ }))
const selected = () => screen.getByRole('option', { selected: true })
const at = (ms: number) => vi.mocked(elapsed).mockReturnValue(ms)
const newest = () => details(sampleQueue(0)[0]!)

describe('a package that came up by itself', () => {
  test('is not decided by the second of two quick presses, by key or by button', async () => {
    const { asked } = openDesk()
    at(1_000)
    await press('KeyJ')
    await press('KeyA')
    expect(selected().dataset['id']).toBe('p18')
    at(1_599)
    await press('KeyA')
    await clickAccept()
    await press('KeyR')
    expect(screen.queryByRole('dialog')).toBeNull()
    expect(asked('package.accept')).toEqual([{ id: 'p52' }])
    at(1_600)
    await press('KeyA')
    expect(asked('package.accept')).toEqual([{ id: 'p52' }, { id: 'p18' }])
  })

  test('is decided at once when it was chosen: by a click on it, or by J and K', async () => {
    const { asked } = openDesk()
    at(1_000)
    await press('KeyK')
    await press('KeyA')
    await click(selected())
    await press('KeyA')
    expect(asked('package.accept')).toEqual([{ id: 'p47' }, { id: 'p52' }])
    await press('KeyJ')
    await press('KeyK')
    await press('KeyA')
    expect(asked('package.accept')).toEqual([{ id: 'p47' }, { id: 'p52' }, { id: 'p18' }])
  })
})

test('a package is not decided before its details are there', async () => {
  const there = Promise.withResolvers<void>()
  const { asked } = openDesk({}, { 'package.get': () => there.promise.then(newest) })
  await press('KeyA')
  await clickAccept()
  await press('KeyR')
  expect(screen.queryByRole('dialog')).toBeNull()
  expect(asked('package.accept')).toEqual([])
  await act(async () => there.resolve())
  await press('KeyA')
  expect(asked('package.accept')).toEqual([{ id: 'p47' }])
})

test('details that could not be asked for are asked for when the program is back', async () => {
  let isGone = true
  const get = () => {
    if (isGone) throw new AppError('call.lost')
    return newest()
  }
  const { show } = openDesk({}, { 'package.get': get })
  await screen.findByRole('alert')
  isGone = false
  act(() => show({}))
  expect(await screen.findByText(/Бракує 1/)).toBeTruthy()
})

describe('the offer to take a decision back', () => {
  const toast = () => screen.queryByText('Пакет 52 прийнято')

  test.each([
    ['decides otherwise', 'rejected', 0],
    ['takes it back and decides again', 'accepted', 5],
  ] as const)('ends when a colleague %s', async (_, state, later) => {
    const { settle, asked, now } = openDesk()
    await press('KeyJ')
    await press('KeyA')
    expect(toast()).toBeNull()
    settle('p52', 'accepted')
    expect(toast()).toBeTruthy()
    settle('p52', state, now + later)
    expect(toast()).toBeNull()
    await press('KeyU')
    expect(asked('package.undo')).toEqual([])
  })

  test('is never made for a colleague’s decision', async () => {
    const { settle } = openDesk()
    await press('KeyJ')
    await press('KeyA')
    settle('p52', 'rejected')
    expect(toast()).toBeNull()
  })
})

describe('the question for a reason', () => {
  async function ask(refusal: 'package.settled' | 'store.full') {
    const reject = () => {
      throw new AppError(refusal)
    }
    const desk = openDesk({}, { 'package.reject': reject })
    await press('KeyJ')
    await press('KeyR')
    const dialog = within(screen.getByRole('dialog'))
    return { ...desk, dialog, confirm: () => desk.user.click(dialog.getByRole('button', { name: 'Відхилити' })) }
  }

  test('closes when a colleague decides', async () => {
    const { settle } = await ask('package.settled')
    settle('p52', 'accepted')
    expect(screen.queryByRole('dialog')).toBeNull()
  })

  test('closes when the answer is that a colleague has decided, and that is told outside', async () => {
    const { confirm } = await ask('package.settled')
    await confirm()
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
    expect(screen.getByRole('alert').textContent).toContain('Рішення щодо цього пакета вже прийнято.')
  })

  test('stays after any other refusal and tells it itself, where it can be read and pressed', async () => {
    const { confirm, dialog } = await ask('store.full')
    await confirm()
    expect((await dialog.findByRole('alert')).textContent).toMatch(/На.диску немає місця/)
    expect(screen.getAllByRole('alert')).toHaveLength(1)
  })
})
