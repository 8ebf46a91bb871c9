// @vitest-environment happy-dom
import { act, cleanup, screen, waitFor, within } from '@testing-library/react'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { AppError } from '../../shared/errors.ts'
import { pageOf, serviceRow } from '../fakes/services.ts'
import { openServices, title } from './services-place.tsx'

vi.mock('../../renderer/preview/PreviewPane.tsx', () => import('./preview-stub.tsx'))
vi.mock('../../renderer/operator/tone.ts', () => ({ playTone: vi.fn() }))
afterEach(cleanup)

const line = (name: string | RegExp) => screen.getByRole('row', { name })
const rowNamed = async (name: string) => (await screen.findByRole('button', { name })).closest('tr')!

describe('the list of services', () => {
  test('says in words how each stands, under its branch and its mailbox', async () => {
    await openServices()
    expect((await rowNamed('Приймання на роботу')).textContent).toMatch(/4.копії7K3M-Q2XDНа.екрані/)
    expect((await rowNamed('Відпустка у звʼязку з навчанням')).textContent).toMatch(/Вимкнено/)
    expect((await rowNamed('Зміна прізвища')).textContent).toMatch(/Ще без коду/)
    expect((await rowNamed('Відділ кадрів')).textContent).toContain('kadry@example.com')
  })

  test('raises the alarm for a changed code and names what is gone at its source', async () => {
    const rows = [
      serviceRow({ id: 'a', name: 'Підмінена', code: 'broken' }),
      serviceRow({ id: 'b', name: 'Забрана', removedAt: 1, sourceId: 'src' }),
    ]
    await openServices({}, { 'service.list': ({ offset }) => pageOf(rows, offset) })
    expect((await rowNamed('Підмінена')).textContent).toMatch(/Код змінено поза програмою/)
    expect((await rowNamed('Забрана')).textContent).toMatch(/Немає в.джерелі/)
  })

  test('comes by pages as it is scrolled, and draws only what is near', async () => {
    const rows = Array.from({ length: 10_000 }, (_, index) => serviceRow({ id: `s${index}`, name: `Послуга ${index}` }))
    const { asked } = await openServices(
      { serviceCount: rows.length },
      { 'service.list': ({ offset }) => pageOf(rows, offset) },
    )
    await rowNamed('Послуга 0')
    expect(asked('service.list')).toEqual([{ text: '', branchId: null, offset: 0 }])
    expect(screen.getAllByRole('row').length).toBeLessThan(60)
    const frame = document.querySelector('.service-list-frame')!
    act(() => {
      frame.scrollTop = 44 * 80
      frame.dispatchEvent(new Event('scroll'))
    })
    await waitFor(() => expect(asked('service.list')).toHaveLength(2))
    expect(asked('service.list')[1]).toEqual({ text: '', branchId: null, offset: 100 })
    expect((await rowNamed('Послуга 99')).getAttribute('aria-rowindex')).toBe('102')
  })

  test('is searched by words; what is not there is said', async () => {
    const { user, asked } = await openServices()
    await rowNamed('Приймання на роботу')
    await user.type(screen.getByRole('searchbox'), 'прізвища')
    await waitFor(() => expect(screen.queryByRole('button', { name: 'Приймання на роботу' })).toBeNull())
    expect(asked('service.list').at(-1)).toEqual({ text: 'прізвища', branchId: null, offset: 0 })
    await user.type(screen.getByRole('searchbox'), ' 9')
    expect(await screen.findByText(/Нічого не.знайдено/)).toBeTruthy()
    await user.click(screen.getByRole('searchbox'))
    await user.keyboard('{Escape}')
    expect(await rowNamed('Приймання на роботу')).toBeTruthy()
    expect(title()).toMatch(/Послуги/)
  })

  test('that cannot be had says why and can be asked for again', async () => {
    let fails = true
    const { press } = await openServices(
      {},
      {
        'service.list': ({ offset }) => {
          if (fails) throw new AppError('store.busy')
          return pageOf([serviceRow({ id: 'a', name: 'Послуга' })], offset)
        },
      },
    )
    expect(await screen.findByText(/Базу тримає інша програма/)).toBeTruthy()
    fails = false
    await press('Спробувати ще раз')
    expect(await rowNamed('Послуга')).toBeTruthy()
  })
})

describe('several services at once', () => {
  test('are switched off, and only what was on is switched on again', async () => {
    const { user, asked, press } = await openServices()
    await rowNamed('Приймання на роботу')
    await user.click(screen.getByRole('checkbox', { name: 'Вибрати послуги відділення «Відділ кадрів»' }))
    expect(screen.getByText(/Вибрано 3.послуги/)).toBeTruthy()
    await press('Вимкнути')
    expect(asked('service.switch')).toEqual([{ ids: ['hiring', 'name'], active: false }])
    expect(await screen.findByText(/Вимкнено 2.послуги/)).toBeTruthy()
    await press(/^Скасувати/)
    expect(asked('service.switch')[1]).toEqual({ ids: ['hiring', 'name'], active: true })
  })

  test('are all chosen at once, also those that were not shown yet', async () => {
    const rows = Array.from({ length: 130 }, (_, index) => serviceRow({ id: `s${index}`, name: `Послуга ${index}` }))
    const { user } = await openServices({}, { 'service.list': ({ offset }) => pageOf(rows, offset) })
    await rowNamed('Послуга 0')
    await user.click(screen.getByRole('checkbox', { name: 'Вибрати всі послуги' }))
    expect(await screen.findByText(/Вибрано 130.послуг/)).toBeTruthy()
    await user.keyboard('{Escape}')
    expect(screen.queryByText(/Вибрано/)).toBeNull()
    expect(title()).toMatch(/Послуги/)
  })
})

describe('by the keyboard', () => {
  test('arrows walk the lines, and with Alt they move the service', async () => {
    const { user, asked } = await openServices()
    ;(await screen.findByRole('button', { name: 'Відділ кадрів' })).focus()
    await user.keyboard('{ArrowDown}')
    expect(document.activeElement?.textContent).toBe('Приймання на роботу')
    await user.keyboard('{Alt>}{ArrowDown}{/Alt}')
    expect(asked('service.move')).toEqual([{ id: 'hiring', before: 'name' }])
    await user.click(within(line(/Зміна прізвища/)).getByRole('button', { name: /^Підняти/ }))
    expect(asked('service.move')[1]).toEqual({ id: 'name', before: 'study' })
  })

  test('leads back to the row that was opened', async () => {
    const { user, openService } = await openServices()
    await openService('Зміна прізвища')
    await user.keyboard('{Escape}')
    await waitFor(() => expect(document.activeElement?.textContent).toBe('Зміна прізвища'))
  })
})

describe('before the first service', () => {
  test('two templates teach what one is, and each begins one', async () => {
    const { user } = await openServices({ serviceCount: 0 }, { 'service.list': () => ({ rows: [], total: 0 }) })
    const card = screen.getByRole('heading', { name: /^Приймання/ }).closest('li')!
    expect(within(card).getByText('Довідка ВПО, якщо є')).toBeTruthy()
    await user.click(within(card).getByRole('button'))
    expect(screen.getByLabelText<HTMLInputElement>('Назва послуги').value).toBe('Приймання на роботу')
    expect(screen.getByText(/3.потрібні/)).toBeTruthy()
  })

  test('a branch comes first where there is none', async () => {
    const { press } = await openServices(
      { serviceCount: 0, branches: [], services: [] },
      { 'service.list': () => ({ rows: [], total: 0 }) },
    )
    await press('Додати відділення')
    expect(title()).toBe('Нове відділення')
  })
})
