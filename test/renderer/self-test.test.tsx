// @vitest-environment happy-dom
import { act, cleanup, fireEvent, screen, within } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { Finding } from '../../shared/model/finding.ts'
import type { PosterRow } from '../../shared/model/poster.ts'
import { defaultSettings } from '../../shared/settings.ts'
import type { OperatorView } from '../../shared/views.ts'
import { hiring, newName, onDisplay, studyLeave } from '../fakes/views.ts'
import { openDesk } from './desk-place.tsx'

vi.mock('../../renderer/preview/PreviewPane.tsx', () => import('./preview-stub.tsx'))
vi.mock('../../renderer/operator/tone.ts', () => ({ playTone: vi.fn() }))
beforeEach(() => history.replaceState('self-test', ''))
afterEach(cleanup)

const plain = (element: Element) => element.textContent.replaceAll('\u00A0', ' ')
const lineOf = (service: string) => plain(screen.getByRole('rowheader', { name: new RegExp(service) }).closest('tr')!)
const fullHd = { width: 1920, height: 1080, ratio: 1, sees: 'canvas' } as const

function display(patch: Partial<OperatorView['display']>): Pick<OperatorView, 'display'> {
  return { display: { watching: true, screens: [fullHd], codes: {}, ...patch } }
}

describe('each code on the screen', () => {
  test('is told with its verdict, its size and from how far it is read', () => {
    openDesk()
    expect(lineOf(hiring.name)).toMatch(/ціл.*збігається.*5,5 мм182 ммз 1,4 м7K3M-Q2XD/)
    expect(screen.getByText('Усе сходиться.')).toBeTruthy()
  })

  test('that has not been drawn is not measured, and nothing is claimed of it', () => {
    openDesk(display({ codes: { study: { ...onDisplay('unseen'), lookedAt: null, module: null, modules: null } } }))
    expect(lineOf(studyLeave.name)).toMatch(/ще не перевірено.*ще не виміряно/)
    expect(lineOf(hiring.name)).toMatch(/ще не перевірено.*ще не виміряно/)
    expect(screen.queryByText('Усе сходиться.')).toBeNull()
  })

  test('that is wrong comes first', () => {
    openDesk({
      services: [hiring, { ...newName, code: 'broken' }, studyLeave],
      ...display({ codes: { hiring: onDisplay('verified'), study: onDisplay('mismatch') } }),
    })
    const lines = screen.getAllByRole('rowheader').map(plain)
    expect(lines.map(line => line.replace('Відділ кадрів', ''))).toEqual([newName.name, studyLeave.name, hiring.name])
    expect(screen.queryByText(/^(Усе сходиться|Налаштування сходяться)\.$/)).toBeNull()
  })

  test('is measured on the finest of several monitors', () => {
    const fine = { ...fullHd, width: 3840, height: 2160, ratio: 2 }
    openDesk(display({ screens: [fullHd, fine], codes: { hiring: onDisplay('verified') } }))
    expect(lineOf(hiring.name)).toContain('91 мм')
    expect(screen.getByText(/Моніторів кілька: показано найгірше/)).toBeTruthy()
    expect(screen.getByText(/Екран 2: 3840 × 2160 пікселів, масштаб 200 %/)).toBeTruthy()
    expect(screen.getByText('Один код дрібніший за 150 мм.')).toBeTruthy()
  })

  test('stands on a closed screen as long as there is none', async () => {
    const { user, asked } = openDesk(display({ watching: false, screens: [] }))
    expect(lineOf(hiring.name)).toContain('екран закрито')
    await user.click(screen.getByRole('button', { name: 'Відкрити екран рецепції' }))
    expect(asked('window.show')).toEqual([{ role: 'display' }])
  })
})

describe('the monitor', () => {
  const field = () => screen.getByLabelText<HTMLInputElement>('Діагональ монітора, дюймів')

  test('is told by its diagonal, with a comma or a point; nonsense is not sent', async () => {
    const { user, asked, show } = openDesk()
    await user.clear(field())
    await user.type(field(), 'великий{Enter}')
    expect(field().getAttribute('aria-invalid')).toBe('true')
    await user.clear(field())
    await user.type(field(), '23,8{Enter}')
    expect(asked('settings.change')).toEqual([{ displayInches: 23.8 }])
    act(() => show({ settings: { ...defaultSettings, displayInches: 23.8 } }))
    expect(field().value).toBe('23,8')
    fireEvent.blur(field())
    expect(asked('settings.change')).toHaveLength(1)
  })

  test('under 20″ is warned of, once', () => {
    openDesk({ settings: { ...defaultSettings, displayInches: 19 } })
    expect(screen.getByText('Монітор менший за 20″.')).toBeTruthy()
    expect(screen.queryByText(/дрібніші за 150 мм/)).toBeNull()
  })

  test('is seen as far as the shell can see, and that is said', () => {
    openDesk()
    expect(screen.getByText(/так, як намалювала його на сторінці/)).toBeTruthy()
    cleanup()
    openDesk(display({ screens: [{ ...fullHd, sees: 'page' }] }))
    expect(screen.getByText(/із готового зображення сторінки/)).toBeTruthy()
    expect(screen.getByText(/не бачить самого монітора/)).toBeTruthy()
  })
})

test('a look is asked for and waited for until every code has been looked at anew', async () => {
  const { user, asked, show, view } = openDesk()
  const look = screen.getByRole('button', { name: /Перевірити зараз|Перевіряємо/ })
  await user.click(look)
  expect(asked('display.look')).toHaveLength(1)
  expect(look.getAttribute('aria-busy')).toBe('true')
  const lookedAt = Date.now()
  const seen = (ids: readonly string[]) =>
    Object.fromEntries(
      view.services.map(({ id }) => [id, { ...onDisplay('verified'), ...(ids.includes(id) && { lookedAt }) }]),
    )
  act(() => show(display({ codes: seen(['hiring', 'study']) })))
  expect(look.getAttribute('aria-busy')).toBe('true')
  act(() => show(display({ codes: seen(['hiring', 'study', 'name']) })))
  expect(look.getAttribute('aria-busy')).toBeNull()
})

describe('what does not fit', () => {
  const findings: readonly Finding[] = [
    { kind: 'code-broken', serviceId: 'name' },
    { kind: 'host-broken', host: 'bad.example.net' },
    { kind: 'mailbox-differs', branchId: 'b1', email: 'vk@example.org', watched: 'kadry@example.com' },
    { kind: 'code-shared', serviceId: 'hiring', otherId: 'study' },
  ]

  test('is told in sentences, with the way to where it is put right', async () => {
    const { user } = openDesk({ findings })
    const list = within(screen.getByRole('region', { name: /Що потребує уваги/ }))
    expect(list.getAllByRole('listitem').map(item => plain(item).split('.')[0])).toEqual([
      'Код послуги «Зміна прізвища» змінено поза програмою',
      'Дозвіл для сайту «bad',
      'Листи відділення «Відділ кадрів» йдуть на vk@example',
      'Послуги «Приймання на роботу» і «Відпустка у звʼязку з навчанням» мають той самий код',
    ])
    expect(plain(list.getAllByRole('listitem')[2]!)).toContain('а стежимо за kadry@example.com')
    await user.click(list.getByRole('button', { name: /До.сайтів/ }))
    expect(document.activeElement).toBe(screen.getByRole('region', { name: 'Куди можуть вести коди' }))
    expect(screen.getByText('дозвіл змінено поза програмою, не діє')).toBeTruthy()
  })

  test('is an alarm anywhere when it was done behind the program’s back; the rest is a count', async () => {
    history.replaceState('queue', '')
    const { user } = openDesk({ findings })
    const alarms = screen.getAllByRole('alert').map(plain)
    expect(alarms.some(alarm => alarm.includes('Код послуги змінено поза програмою: «Зміна прізвища»'))).toBe(true)
    expect(alarms.some(alarm => alarm.includes('bad.example.net'))).toBe(true)
    expect(alarms.join()).not.toContain('kadry@example.com')
    const tab = screen.getByRole('button', { name: /^Самоперевірка/ })
    expect(plain(tab)).toContain('4 зауваження')
    await user.click(tab)
    expect(screen.queryAllByRole('alert')).toEqual([])
  })
})

test('hosts that somebody has allowed stay in sight', () => {
  openDesk({ hosts: [{ host: 'qr.example.org', addedAt: new Date(2026, 10, 24).getTime() }] })
  const hosts = plain(screen.getByRole('region', { name: 'Куди можуть вести коди' }))
  expect(hosts).toContain('diia.app, *.diia.gov.ua')
  expect(hosts).toContain('qr.example.orgдозволив адміністратор 24.11.2026')
})

test('posters that must come down are named, with the way to their list', async () => {
  const poster: PosterRow = {
    ...{ id: 'p1', serviceId: 'hiring', serviceName: hiring.name, branchName: 'Відділ кадрів', format: 'a4' },
    ...{ language: 'uk', checkCode: 'M0XC-41TA', printedAt: 0, takenDownAt: null, reason: 'code' },
  }
  const { user, store } = openDesk({ postersDown: [poster] })
  expect(screen.getByText(/Треба зняти 1 плакат/).parentElement?.textContent).toContain(`«${hiring.name}»`)
  await user.click(screen.getByRole('button', { name: 'Показати які' }))
  expect(store.getState().ui).toMatchObject({ place: 'services', services: { route: { kind: 'posters' } } })
})
