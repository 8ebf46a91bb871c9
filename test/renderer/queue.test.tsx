// @vitest-environment happy-dom
import { act, cleanup, screen } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { RowOutcome as Outcome } from '../../renderer/operator/RowOutcome.tsx'
import { queueItem } from '../fakes/views.ts'
import { openDesk } from './desk-place.tsx'

vi.mock('../../renderer/preview/PreviewPane.tsx', () => import('./preview-stub.tsx'))

/** A part of every row and of nothing else: it is drawn whenever its row is. */
const drawn = vi.hoisted((): string[] => [])
vi.mock('../../renderer/operator/RowOutcome.tsx', async original => {
  const { RowOutcome } = await original<{ RowOutcome: typeof Outcome }>()
  return {
    RowOutcome(props: Parameters<typeof Outcome>[0]) {
      drawn.push(props.item.id)
      return <RowOutcome {...props} />
    },
  }
})

beforeEach(() => void drawn.splice(0))
afterEach(cleanup)

const row = (code: number) => screen.getByRole('option', { name: new RegExp(`Код ${code}\\b`) })

describe('rows are drawn anew only for what changed in them', () => {
  async function settledDesk() {
    const desk = openDesk()
    await screen.findByText(/Бракує/)
    drawn.splice(0)
    return desk
  }

  test('not for a view that says the same, nor for one about something else', async () => {
    const { show } = await settledDesk()
    act(() => show({}))
    act(() => show({ display: { watching: false, screens: [], codes: {} } }))
    expect(drawn).toEqual([])
  })

  test('one for one changed package', async () => {
    const { show, view } = await settledDesk()
    act(() => show({ queue: view.queue.map(item => (item.id === 'p52' ? { ...item, missing: 2 } : item)) }))
    expect(drawn).toEqual(['p52'])
  })

  test('two for another selection', async () => {
    const { user } = await settledDesk()
    await user.click(row(18))
    expect(new Set(drawn)).toEqual(new Set(['p47', 'p18']))
  })

  test('none while a dialog opens or words are typed that all rows match', async () => {
    const { user, store } = await settledDesk()
    await user.type(screen.getByRole('searchbox'), 'example')
    act(() => store.getState().change({ overlay: { kind: 'keys' } }))
    expect(drawn).toEqual([])
  })
})

describe('more open packages than the queue holds', () => {
  test('are all counted, and the rest is told of', async () => {
    const { user } = openDesk({ open: 512 })
    const plain = () => document.body.textContent.replaceAll('\u00A0', ' ')
    expect(document.title).toBe('(512) Приймальня')
    expect(screen.getByRole('heading', { level: 1 }).textContent).toMatch(/512.відкритих пакетів/)
    expect(screen.getByRole('radio', { name: /Відкриті.512/ })).toBeTruthy()
    const older = 'Ще 507 старіших відкритих пакетів зʼявляться тут, коли розглянете новіші.'
    expect(plain()).toContain(older)
    await user.type(screen.getByRole('searchbox'), 'ніщо')
    expect(plain()).toContain(older)
    await user.clear(screen.getByRole('searchbox'))
    await user.click(screen.getByRole('radio', { name: /Сьогодні/ }))
    expect(plain()).not.toContain('старіших')
  })

  test('are none on an ordinary day', () => {
    openDesk()
    expect(screen.queryByText(/старіш/)).toBeNull()
  })
})

test('a row of an earlier day says which day it was', () => {
  const yesterday = new Date(new Date().setHours(0, 0, 0, 0) - 3_600_000)
  openDesk({ queue: [queueItem(Date.now(), { id: 'old', code: 47, receivedAt: yesterday.getTime() })] })
  const day = String(yesterday.getDate()).padStart(2, '0')
  expect(row(47).querySelector('time')?.textContent).toMatch(new RegExp(`^${day}\\.\\d\\d, 23:00$`))
})
