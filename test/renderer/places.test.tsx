// @vitest-environment happy-dom
import { act, cleanup, fireEvent, screen, within } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { openDesk } from './desk-place.tsx'

vi.mock('../../renderer/preview/PreviewPane.tsx', () => import('./preview-stub.tsx'))
vi.mock('../../renderer/operator/tone.ts', () => ({ playTone: vi.fn() }))
beforeEach(() => history.replaceState(null, ''))
afterEach(cleanup)

const tabs = () => within(screen.getByRole('navigation', { name: 'Розділи' }))
const tab = (name: RegExp) => tabs().getByRole('button', { name })
const title = () => screen.getByRole('heading', { level: 1 })

describe('the places of the desk', () => {
  test('are tabs; the queue counts its packages from anywhere, and each page begins at its heading', async () => {
    const { user } = openDesk()
    expect(tab(/Черга/).getAttribute('aria-current')).toBe('page')
    await user.click(tab(/Послуги/))
    expect(tab(/Послуги/).getAttribute('aria-current')).toBe('page')
    expect(title().textContent).toBe('Послуги і\u00A0QR')
    expect(document.activeElement).toBe(title())
    expect(tab(/Черга/).textContent).toMatch(/5.відкритих пакетів/)
  })

  test('hear none of the queue’s keys', async () => {
    const { user, asked, store } = openDesk()
    await screen.findByText(/Бракує 1/)
    await user.click(tab(/Джерела/))
    const before = store.getState().ui.selectedId
    for (const code of ['KeyJ', 'KeyA', 'KeyR', 'Slash'])
      act(() => void fireEvent.keyDown(document.body, { code, bubbles: true }))
    expect(store.getState().ui.selectedId).toBe(before)
    expect(asked('package.accept')).toEqual([])
    expect(screen.queryByRole('dialog')).toBeNull()
  })

  test('are left by Esc, which gives the focus back to the tabs', async () => {
    const { user } = openDesk()
    await user.click(tab(/Самоперевірка/))
    await user.keyboard('{Escape}')
    expect(title().textContent).toMatch(/^Черга/)
    expect(document.activeElement).toBe(tab(/Черга/))
  })

  test('are walked through by Back and Forward of the browser', async () => {
    const { user } = openDesk()
    await user.click(tab(/Джерела/))
    expect(history.state).toBe('sources')
    act(() => void window.dispatchEvent(new PopStateEvent('popstate', { state: null })))
    expect(title().textContent).toMatch(/^Черга/)
    act(() => void window.dispatchEvent(new PopStateEvent('popstate', { state: 'sources' })))
    expect(title().textContent).toBe('Джерела')
  })

  test('keep what stood in the queue', async () => {
    const { user } = openDesk()
    await user.type(screen.getByRole('searchbox'), 'example.org')
    await user.click(tab(/Послуги/))
    await user.click(tab(/Черга/))
    expect(screen.getByRole<HTMLInputElement>('searchbox').value).toBe('example.org')
  })
})
