// @vitest-environment happy-dom
import { act, cleanup, fireEvent, screen, within } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { commandOf, shortcuts } from '../../renderer/operator/shortcuts.ts'
import { openDesk } from './desk-place.tsx'
import { previewAsked } from './preview-stub.tsx'

vi.mock('../../renderer/preview/PreviewPane.tsx', () => import('./preview-stub.tsx'))
vi.mock('../../renderer/operator/tone.ts', () => ({ playTone: vi.fn() }))
beforeEach(() => void previewAsked.splice(0))
afterEach(cleanup)

function press(code: string, more: KeyboardEventInit = {}): void {
  act(() => void fireEvent.keyDown(document.activeElement ?? document.body, { code, bubbles: true, ...more }))
}
const selected = () => screen.getByRole('option', { selected: true }).dataset['id']

describe('the table', () => {
  const key = { shiftKey: false, ctrlKey: false, altKey: false, metaKey: false, repeat: false }

  test('gives no key two meanings', () => {
    const keys = shortcuts.flatMap(entry => entry.codes.map(code => `${'shift' in entry ? 'Shift+' : ''}${code}`))
    expect(new Set(keys).size).toBe(keys.length)
  })

  test('leaves the keys of the system alone', () => {
    for (const held of ['ctrlKey', 'altKey', 'metaKey'] as const)
      expect(commandOf({ ...key, code: 'KeyA', [held]: true })).toBeUndefined()
  })

  test('decides once for one press, however long it is held', () => {
    expect(commandOf({ ...key, code: 'KeyA', repeat: true })).toBeUndefined()
    expect(commandOf({ ...key, code: 'KeyJ', repeat: true })?.command).toBe('next')
  })

  test('knows + with and without Shift, and on the number pad', () => {
    expect(commandOf({ ...key, code: 'Equal', shiftKey: true })?.command).toBe('zoom-in')
    expect(commandOf({ ...key, code: 'NumpadAdd' })?.command).toBe('zoom-in')
  })
})

describe('at the desk', () => {
  test('keys go by their place: in the Ukrainian layout the same ones work', () => {
    openDesk()
    press('KeyJ', { key: 'о' })
    expect(selected()).toBe('p52')
    press('KeyK', { key: 'л' })
    expect(selected()).toBe('p47')
  })

  test('a complete package takes two of them', async () => {
    const { asked, settle } = openDesk()
    await act(async () => press('KeyJ'))
    await act(async () => press('KeyA', { key: 'ф' }))
    expect(asked('package.accept')).toEqual([{ id: 'p52' }])
    expect(selected()).toBe('p18')
    const settledAt = settle('p52', 'accepted')
    await act(async () => press('KeyU'))
    expect(asked('package.undo')).toEqual([{ id: 'p52', settledAt }])
  })

  test('Enter begins the review, but belongs to a button in focus', () => {
    const { asked } = openDesk()
    screen.getByRole('button', { name: /Екран рецепції/ }).focus()
    press('Enter')
    expect(asked('package.review')).toEqual([])
    act(() => (document.activeElement as HTMLElement).blur())
    press('Enter')
    expect(asked('package.review')).toEqual([{ id: 'p47' }])
  })

  test('digits choose a copy, and zoom goes to the preview', async () => {
    openDesk()
    await screen.findByText(/Бракує 1/)
    press('Digit2')
    expect(screen.getByLabelText('preview').textContent).toBe('2 p47-2')
    press('Digit7')
    expect(screen.getByLabelText('preview').textContent).toBe('2 p47-2')
    press('Equal')
    press('Minus')
    press('Digit0')
    expect(previewAsked).toEqual(['zoomIn', 'zoomOut', 'zoomReset'])
  })

  test('nothing is heard while typing', () => {
    const { asked } = openDesk()
    press('Slash')
    expect(document.activeElement).toBe(screen.getByRole('searchbox'))
    press('KeyA')
    press('KeyJ')
    expect(asked('package.accept')).toEqual([])
    expect(selected()).toBe('p47')
  })

  test('nothing is heard below a dialog', async () => {
    const { asked } = openDesk()
    await screen.findByText(/Бракує 1/)
    press('KeyR')
    expect(screen.getByRole('dialog')).toBeTruthy()
    act(() => (document.activeElement as HTMLElement | null)?.blur())
    press('KeyA')
    expect(asked('package.accept')).toEqual([])
  })

  test('? lists every key', () => {
    openDesk()
    press('Slash', { shiftKey: true })
    expect(within(screen.getByRole('dialog')).getAllByRole('term')).toHaveLength(shortcuts.length)
  })

  test('they can be switched off, and then are not drawn', () => {
    const { show, view } = openDesk()
    expect(screen.getByRole('button', { name: /^Прийняти/ }).querySelector('kbd')).toBeTruthy()
    act(() => show({ settings: { ...view.settings, shortcuts: false } }))
    press('KeyJ')
    expect(selected()).toBe('p47')
    expect(screen.getByRole('button', { name: /^Прийняти/ }).querySelector('kbd')).toBeNull()
  })
})
