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
  it('is seen only after it was read back, which is told then and every minute', async () => {
    const display = openDisplay(viewOf([job]))
    expect(display.isCodeSeen()).toBe(false)
    await pass(0)
    expect(display.isCodeSeen()).toBe(true)
    expect(display.reports()).toEqual([
      {
        windowId: expect.any(String) as string,
        screen: { width: 1920, height: 1080, ratio: 1 },
        ...{ serviceId: 'job', verdict: 'verified', shown: true, module: 24, modules: 25 },
      },
    ])
    await pass(180_000)
    expect(display.told()).toEqual(Array<string>(4).fill('job verified shown'))
    expect(new Set(display.reports().map(report => report.windowId)).size).toBe(1)
    expect(display.eyes.drawn).toBe(1)
  })

  it('is read again when the desk asks for it', async () => {
    const display = openDisplay(viewOf([job]))
    await pass(0)
    display.eyes.sees = 'mismatch'
    display.push(viewOf([job], { looks: 1 }))
    await pass(0)
    expect(display.isCodeSeen()).toBe(false)
    expect(display.told().at(-1)).toBe('job mismatch')
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
      expect(display.told().at(-1)).toBe(`job ${verdict}`)
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
    expect(display.told()).toEqual(['job verified shown', 'job verified shown'])
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
    expect(display.told()).toEqual(['job unreadable'])
  })

  it('that cannot be told gives way to the same word, and nothing is told of it', async () => {
    const display = openDisplay(viewOf([job]))
    await pass(0)
    display.push(viewOf([{ ...job, payload: null }]))
    await pass(61_000)
    expect(screen.getByText('Зараз код недоступний')).toBeTruthy()
    expect(screen.queryByRole('img')).toBeNull()
    expect(title()).toBe('Приймання на\u00a0роботу')
    expect(display.told()).toEqual(['job verified shown'])
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

describe('hours of work', () => {
  const day = { opens: 9 * 60, closes: 18 * 60 }
  const hours = { days: [day, day, day, day, { opens: 11 * 60, closes: 15 * 60 }, null, null] }
  // A Tuesday.
  const at = (hour: number, date = 24) => new Date(2026, 10, date, hour)

  it.each([
    [at(10), 'Сьогодні 9:00–18:00'],
    [at(8), 'Зараз зачинено. Відчиниться о 9:00'],
    [at(18), 'Зараз зачинено. Відчиниться завтра о 9:00'],
    [at(20, 26), 'Зараз зачинено. Відчиниться завтра об 11:00'],
    [at(12, 28), 'Зараз зачинено. Відчиниться в понеділок о 9:00'],
  ])('at %s: %s', (now, words) => {
    vi.setSystemTime(now)
    openDisplay(viewOf([{ ...job, hours }]))
    expect(screen.getByText(words)).toBeTruthy()
  })

  it('follow the clock, and a closed branch keeps its code', async () => {
    vi.setSystemTime(new Date(2026, 10, 24, 17, 59, 30))
    const display = openDisplay(viewOf([{ ...job, hours }]))
    expect(screen.getByText(/^Відскануйте, щоб/)).toBeTruthy()
    await pass(40_000)
    expect(screen.getByText('Зараз зачинено. Відчиниться завтра о 9:00')).toBeTruthy()
    expect(screen.getByText('Копії можна надіслати й зараз: відскануйте код')).toBeTruthy()
    expect(display.isCodeSeen()).toBe(true)
  })

  it('of a branch that never opens promise nothing', () => {
    openDisplay(viewOf([{ ...job, hours: { days: Array<null>(7).fill(null) } }]))
    expect(screen.getByText('Зараз зачинено')).toBeTruthy()
  })
})

describe('several services', () => {
  it('are all read, those that nobody sees aside, and a code that leaves the screen says so', async () => {
    const display = openDisplay(viewOf([job, leave]), { touch: true })
    await pass(1_500)
    expect(display.told()).toEqual(['job verified', 'leave verified'])
    expect(display.reports()[0]).toMatchObject({ module: 24, modules: 25 })
    fireEvent.click(screen.getByRole('button', { name: /Звільнення/ }))
    await pass(0)
    fireEvent.click(screen.getByRole('button', { name: /Усі послуги/ }))
    expect(display.told().slice(2)).toEqual(['leave verified shown', 'leave verified'])
    display.push(viewOf([job, leave], { looks: 1 }))
    await pass(1_500)
    expect(display.told().slice(4)).toEqual(['job verified', 'leave verified'])
  })

  it('without a code are still listed, with a word of where to turn', () => {
    openDisplay(viewOf([job, { ...leave, payload: null }]), { touch: true })
    const card = screen.getByRole('button', { name: /Звільнення/ })
    expect(card.textContent).toContain('Код зараз недоступний')
    fireEvent.click(card)
    expect(screen.getByText('Зараз код недоступний')).toBeTruthy()
  })

  it('of several branches name their own', () => {
    const other = { ...leave, branch: 'Центр надання послуг' }
    openDisplay(viewOf([job, other], { branch: '' }), { touch: true })
    expect(screen.getByText('Зразківська міська лікарня')).toBeTruthy()
    fireEvent.click(screen.getByRole('button', { name: /Центр надання послуг/ }))
    expect(title()).toBe('Звільнення')
    expect(screen.getByText('Центр надання послуг')).toBeTruthy()
  })

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
