// @vitest-environment happy-dom
import { act, cleanup, fireEvent, screen } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { job, leave, openDisplay, pass, received, title, viewOf } from './display-window.tsx'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => {
  cleanup()
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

describe('one service', () => {
  it('says what it is, what it asks, and the three steps', async () => {
    openDisplay(viewOf([job]))
    await pass(0)
    expect(title()).toBe('Приймання на\u00a0роботу')
    expect(screen.getByText('ID-картка або закордонний паспорт')).toBeTruthy()
    expect(screen.getAllByText('якщо є')).toHaveLength(2)
    expect(screen.getByText('Натисніть «Надіслати» у листі')).toBeTruthy()
    expect(screen.getByText('Немає телефону або Дії? Зверніться до працівника')).toBeTruthy()
    expect(screen.queryByText('ДЕМО')).toBeNull()
    expect(screen.queryByRole('button')).toBeNull()
  })

  it('says that it is a demo', () => {
    openDisplay(viewOf([job], { edition: 'demo' }))
    expect(screen.getByText('ДЕМО')).toBeTruthy()
  })

  it('asks to see the staff where there is no service', () => {
    openDisplay(viewOf([]))
    expect(title()).toBe('Зверніться до\u00a0працівника')
  })
})

describe('the code', () => {
  it('is seen only after it was read back, which is told once', async () => {
    const display = openDisplay(viewOf([job]))
    expect(display.isCodeSeen()).toBe(false)
    await pass(0)
    expect(display.isCodeSeen()).toBe(true)
    await pass(180_000)
    expect(display.told()).toEqual([{ serviceId: 'job', verdict: 'verified' }])
    expect(display.eyes.drawn).toBe(1)
  })

  it.each(['mismatch', 'unreadable'] as const)(
    'gives way to a plain word when it is %s, and comes back',
    async verdict => {
      const display = openDisplay(viewOf([job]))
      await pass(0)
      display.eyes.sees = verdict
      await pass(60_000)
      expect(display.isCodeSeen()).toBe(false)
      expect(screen.getByText('Зараз код недоступний')).toBeTruthy()
      expect(display.told().at(-1)).toEqual({ serviceId: 'job', verdict })
      display.eyes.sees = 'verified'
      await pass(60_000)
      expect(display.isCodeSeen()).toBe(true)
      expect(screen.queryByText('Зараз код недоступний')).toBeNull()
      expect(display.eyes.drawn).toBe(2)
      expect(display.told()).toHaveLength(3)
    },
  )

  it('is told again to whoever sends the view anew', async () => {
    const display = openDisplay(viewOf([job]))
    await pass(0)
    display.push(viewOf([job]))
    await pass(0)
    expect(display.told()).toEqual([job, job].map(() => ({ serviceId: 'job', verdict: 'verified' })))
  })

  it('is drawn anew when its payload changes', async () => {
    const display = openDisplay(viewOf([job]))
    await pass(0)
    display.push(viewOf([{ ...job, payload: 'https://example.org/other' }]))
    expect(display.isCodeSeen()).toBe(false)
    await pass(0)
    expect(display.eyes.drawn).toBe(2)
    expect(display.isCodeSeen()).toBe(true)
  })

  it('is never shown when no code can hold the payload', async () => {
    const display = openDisplay(viewOf([{ ...job, payload: 'x'.repeat(3_000) }]))
    await pass(0)
    expect(display.isCodeSeen()).toBe(false)
    expect(display.told()).toEqual([{ serviceId: 'job', verdict: 'unreadable' }])
  })
})

describe('a letter that came', () => {
  it('is stamped for 8 s and said once', async () => {
    const display = openDisplay(viewOf([job]))
    display.push(viewOf([job], { received }))
    await pass(100)
    expect(screen.getByText('Отримано о 10:42')).toBeTruthy()
    expect(screen.getByRole('status').textContent).toBe('Отримано о\u00a010:42 · 3\u00a0копії · код\u00a047')
    expect(display.isCodeSeen()).toBe(true)
    display.push(viewOf([job], { received: { ...received } }))
    await pass(8_000)
    expect(screen.queryByText('Отримано о 10:42')).toBeNull()
    expect(screen.getByRole('status').textContent).toBe('')
    display.push(viewOf([job]))
    display.push(viewOf([job], { received: { ...received } }))
    await pass(100)
    expect(screen.queryByText('Отримано о 10:42')).toBeNull()
  })

  it('of another place says nothing here', async () => {
    const display = openDisplay(viewOf([job]))
    display.push(viewOf([job], { received: { ...received, serviceId: 'elsewhere' } }))
    await pass(100)
    expect(screen.getByRole('status').textContent).toBe('')
  })
})

describe('several services', () => {
  it('take turns without touch, and wait for a hand', async () => {
    openDisplay(viewOf([job, leave]))
    expect(title()).toBe('Приймання на\u00a0роботу')
    await pass(20_500)
    expect(title()).toBe('Звільнення')
    fireEvent.keyDown(window, { code: 'Space' })
    await pass(80_000)
    expect(title()).toBe('Звільнення')
    await pass(11_000)
    expect(title()).toBe('Приймання на\u00a0роботу')
  })

  it('are picked by touch, until 30 s of rest', async () => {
    openDisplay(viewOf([job, leave]), { touch: true })
    expect(title()).toBe('Оберіть послугу')
    fireEvent.click(screen.getByRole('button', { name: /Звільнення/ }))
    expect(title()).toBe('Звільнення')
    fireEvent.click(screen.getByRole('button', { name: /Усі послуги/ }))
    expect(title()).toBe('Оберіть послугу')
    fireEvent.click(screen.getByRole('button', { name: /Звільнення/ }))
    await pass(30_500)
    expect(title()).toBe('Оберіть послугу')
  })

  it('speak English to who asks, and their own language to the next', async () => {
    openDisplay(viewOf([job, leave]), { touch: true })
    fireEvent.click(screen.getByRole('button', { name: 'EN: in English' }))
    expect(title()).toBe('Choose a service')
    expect(screen.getAllByText('3 copies: passport, RNOKPP, education documents')).toHaveLength(2)
    expect(document.documentElement.lang).toBe('en')
    await pass(30_500)
    expect(title()).toBe('Оберіть послугу')
  })

  it('become a picker at the first touch', () => {
    openDisplay(viewOf([job, leave]))
    act(() => void window.dispatchEvent(new PointerEvent('pointerdown', { pointerType: 'touch' })))
    expect(title()).toBe('Оберіть послугу')
  })
})
