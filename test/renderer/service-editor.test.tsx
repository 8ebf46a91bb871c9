// @vitest-environment happy-dom
import { act, cleanup, screen, waitFor, within } from '@testing-library/react'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { AppError } from '../../shared/errors.ts'
import type { SourceStatus } from '../../shared/model/source.ts'
import { foundCode, payload, reading, serviceDetails } from '../fakes/services.ts'
import { sampleView } from '../fakes/views.ts'
import { answerPictures, openServices, title } from './services-place.tsx'

vi.mock('../../renderer/preview/PreviewPane.tsx', () => import('./preview-stub.tsx'))
vi.mock('../../renderer/operator/tone.ts', () => ({ playTone: vi.fn() }))
afterEach(cleanup)

const field = (label: string) => screen.getByLabelText<HTMLInputElement>(label)
const dialog = () => within(screen.getByRole('dialog'))
const codeCard = () => within(screen.getByRole('region', { name: 'QR-код' }))

async function beginNew(...args: Parameters<typeof openServices>) {
  const desk = await openServices(...args)
  await screen.findByRole('button', { name: 'Приймання на роботу' })
  await desk.press('Додати послугу')
  return desk
}

async function openHiring(...args: Parameters<typeof openServices>) {
  const desk = await openServices(...args)
  await desk.openService('Приймання на роботу')
  return desk
}

describe('a new service', () => {
  test('begins with a template whose every copy comes with a word on whether it is needed', async () => {
    const { press } = await beginNew()
    await press(/^Приймання на/)
    expect(field('Назва послуги').value).toBe('Приймання на роботу')
    const group = screen.getByRole('group', { name: 'Документи про освіту' })
    expect(within(group).getByRole('radio', { name: 'Потрібна' })).toHaveProperty('checked', true)
    expect(screen.getByText(/Кадрам потрібне рідко/)).toBeTruthy()
    await press(/^Адміністративна/)
    expect(screen.getByText(/щодо права керування/)).toBeTruthy()
    // The name was the clerk's own by then.
    expect(field('Назва послуги').value).toBe('Приймання на роботу')
  })

  test('is saved as typed, then gets its code, and visitors are shown it', async () => {
    answerPictures(reading(foundCode(payload(7))))
    const { press, choose, asked, user } = await beginNew()
    await press(/^Приймання на/)
    await user.type(field('Індекс справи'), '05-14')
    await choose('код.png')
    expect((await codeCard().findByText('diia.app')).parentElement?.textContent).toBe(payload(7))
    expect(await codeCard().findByText('T5JH-XG5Y')).toBeTruthy()
    await press('Узяти цей код')
    await press('Зберегти')
    await waitFor(() => expect(asked('code.take')).toHaveLength(1))
    expect(asked('service.save')[0]).toMatchObject({
      id: null,
      service: { branchId: 'b1', name: 'Приймання на роботу', caseIndex: '05-14', alias: null, active: true },
    })
    expect(asked('code.take')).toEqual([{ serviceId: 'saved', payload: payload(7), replaces: null }])
    expect(title()).toMatch(/^Послуги/)
  })

  test('whose code was refused is there already, and says what is left to do', async () => {
    answerPictures(reading(foundCode(payload(7))))
    const { press, choose } = await beginNew(
      {},
      {
        'code.take': () => {
          throw new AppError('service.code-taken')
        },
        'service.get': ({ id }) => serviceDetails({ id, code: { state: 'none', payload: '', checkCode: '' } }),
      },
    )
    await press(/^Приймання на/)
    await choose('код.png')
    await takeIt(press)
    await press('Зберегти')
    await waitFor(() => expect(title()).toBe('Приймання на роботу'))
    expect(screen.getByText(/уже належить іншій послузі/)).toBeTruthy()
  })

  test('cannot be saved without a name and a copy; the first mistake gets the focus', async () => {
    const { press, asked } = await beginNew()
    await press('Зберегти')
    expect(document.activeElement).toBe(field('Назва послуги'))
    expect(screen.getByText('Впишіть назву послуги')).toBeTruthy()
    expect(screen.getByText('Позначте хоча б одну копію')).toBeTruthy()
    expect(asked('service.save')).toEqual([])
  })
})

async function takeIt(press: (name: string) => Promise<void>): Promise<void> {
  await screen.findByRole('button', { name: 'Узяти цей код' })
  await press('Узяти цей код')
}

describe('leaving an editor', () => {
  test('asks when something would be lost, and only then', async () => {
    const { user, press } = await openHiring()
    await user.keyboard('{Escape}')
    expect(title()).toMatch(/^Послуги/)
    await user.click(await screen.findByRole('button', { name: 'Приймання на роботу' }))
    await user.type(await screen.findByLabelText('Мета'), 'для наказу')
    await user.keyboard('{Escape}')
    expect(dialog().getByText(/ще не.збережено/)).toBeTruthy()
    await press('Залишитися')
    expect(field('Мета').value).toBe('для наказу')
    await press('Скасувати')
    await press(/^Не.зберігати/)
    expect(title()).toMatch(/^Послуги/)
  })

  test('for another place of the desk keeps what was typed', async () => {
    const { user, press } = await openHiring()
    await user.type(field('Мета'), 'для наказу')
    await press(/^Черга/)
    await press(/^Послуги/)
    await waitFor(() => expect(field('Мета').value).toBe('для наказу'))
  })

  test('with a code that nobody has decided on is not passed over', async () => {
    answerPictures(reading(foundCode(payload(7))))
    const { press, choose, asked } = await openHiring(
      {},
      { 'code.look': () => ({ checkCode: 'T5JH-XG5Y', owner: null, stands: { checkCode: 'EF8N-AXRZ', posters: 0 } }) },
    )
    await press(/^Інший код/)
    await choose('код.png')
    await screen.findByRole('button', { name: 'Замінити код' })
    await press('Зберегти')
    expect(asked('service.save')).toEqual([])
    expect(document.activeElement?.textContent).toMatch(/Код ще не.взято/)
    await press('Прибрати картинку')
    await press('Зберегти')
    expect(asked('service.save')).toHaveLength(1)
  })
})

describe('taking a code over', () => {
  const stands = { checkCode: 'EF8N-AXRZ', posters: 2 }

  test('in place of another shows both check codes and what must come down, and then does it', async () => {
    answerPictures(reading(foundCode(payload(7))))
    const { press, choose, asked } = await openHiring(
      {},
      { 'code.look': () => ({ checkCode: 'T5JH-XG5Y', owner: null, stands }) },
    )
    await press(/^Інший код/)
    await choose('код.png')
    expect(await codeCard().findByText(/Треба зняти 2.плакати з.кодом EF8N-AXRZ/)).toBeTruthy()
    expect(codeCard().getByText('T5JH-XG5Y')).toBeTruthy()
    await press('Замінити код')
    expect(asked('code.take')).toEqual([{ serviceId: 'hiring', payload: payload(7), replaces: 'EF8N-AXRZ' }])
    await waitFor(() => expect(asked('service.get').length).toBeGreaterThan(1))
  })

  test('that stands already changes nothing, unless it mends a broken one', async () => {
    answerPictures(reading(foundCode(payload(1))))
    const same = { checkCode: 'EF8N-AXRZ', owner: null, stands: { checkCode: 'EF8N-AXRZ', posters: 0 } }
    const { press, choose } = await openHiring({}, { 'code.look': () => same })
    await press(/^Інший код/)
    await choose('код.png')
    expect(await codeCard().findByText(/Це той самий код/)).toBeTruthy()
    expect(screen.queryByRole('button', { name: /код$/ })).toBeNull()
    cleanup()

    const broken = await openHiring(
      {},
      {
        'code.look': () => same,
        'service.get': () => serviceDetails({ code: { state: 'broken', payload: payload(1), checkCode: 'EF8N-AXRZ' } }),
      },
    )
    expect(codeCard().getByText(/змінено поза програмою/)).toBeTruthy()
    await broken.press(/^Узяти код знову/)
    await broken.choose('код.png')
    await takeIt(broken.press)
    expect(broken.asked('code.take')).toHaveLength(1)
  })

  test('of a picture with several asks by number which one', async () => {
    answerPictures(
      reading(foundCode('WIFI:T:WPA;S:x;P:secret;;', { kind: 'wifi', verdict: 'not-link' }), foundCode(payload(7))),
    )
    const { user, press, choose } = await openHiring()
    await press(/^Інший код/)
    await choose('двоє.png')
    await user.click(await codeCard().findByRole('radio', { name: /^1\. Код Wi-Fi/ }))
    expect(codeCard().getByText(/код для входу у.Wi-Fi/)).toBeTruthy()
    // A password is nobody's business.
    expect(document.body.textContent).not.toContain('secret')
    await user.click(codeCard().getByRole('radio', { name: /^2\. Код послуги Дії/ }))
    expect(await codeCard().findByRole('button', { name: 'Узяти цей код' })).toBeTruthy()
  })

  test('of a foreign host is refused until an administrator types that host', async () => {
    answerPictures(reading(foundCode('https://qr.example.gov.ua/offer/1', { kind: 'link', verdict: 'foreign-host' })))
    const { user, press, choose, asked, show } = await openHiring()
    await press(/^Інший код/)
    await choose('код.png')
    expect(await codeCard().findByText(/веде не.до.Дії, а на.сайт qr\.example\.gov\.ua/)).toBeTruthy()
    await user.type(field('Назва сайту, який дозволяєте'), 'example.gov.ua{Enter}')
    expect(codeCard().getByText(/впишіть саме цю назву/)).toBeTruthy()
    expect(asked('host.allow')).toEqual([])
    await user.clear(field('Назва сайту, який дозволяєте'))
    await user.type(field('Назва сайту, який дозволяєте'), 'QR.example.gov.ua{Enter}')
    expect(asked('host.allow')).toEqual([{ host: 'qr.example.gov.ua' }])
    act(() => show({ hosts: [{ host: 'qr.example.gov.ua', addedAt: 0 }] }))
    expect(await codeCard().findByRole('button', { name: 'Узяти цей код' })).toBeTruthy()
  })

  test('that another service has is refused with its name', async () => {
    answerPictures(reading(foundCode(payload(7))))
    const { press, choose } = await openHiring(
      {},
      { 'code.look': () => ({ checkCode: 'T5JH-XG5Y', owner: { id: 'x', name: 'Зміна прізвища' }, stands: null }) },
    )
    await press(/^Інший код/)
    await choose('код.png')
    expect(await codeCard().findByText(/уже має послуга «Зміна прізвища»/)).toBeTruthy()
    expect(screen.queryByRole('button', { name: /^(Узяти цей|Замінити) код/ })).toBeNull()
  })

  test('from a file that cannot be read says why, and another one may follow', async () => {
    answerPictures(
      { kind: 'unreadable', reason: 'picture.no-code', pages: { lookedAt: 1, of: 1 } },
      reading(foundCode(payload(7))),
    )
    const { press, choose } = await openHiring()
    await press(/^Інший код/)
    await choose('кіт.png')
    expect(await codeCard().findByText(/Коду QR не.знайдено/)).toBeTruthy()
    await choose('код.png')
    expect(await codeCard().findByText('T5JH-XG5Y')).toBeTruthy()
  })

  test('by a link: typed, or pasted anywhere on the page', async () => {
    const { user, press } = await openHiring()
    await press(/^Інший код/)
    await user.type(field('Або посилання з коду'), 'https://diia.app/acquirers/offer-request/1{Enter}')
    expect(await codeCard().findByText('T5JH-XG5Y')).toBeTruthy()
    await press('Прибрати картинку')
    ;(document.activeElement as HTMLElement).blur()
    await user.paste('  https://diia.app/acquirers/offer-request/2\n')
    expect((await codeCard().findByText('diia.app')).parentElement?.textContent).toBe(
      'https://diia.app/acquirers/offer-request/2',
    )
  })
})

describe('what the service asked before', () => {
  const since = Date.UTC(2026, 10, 24, 10)

  test('is told in words, version by version', async () => {
    const version = (number: number, required: readonly ('passport' | 'taxpayer-card')[]) => ({
      ...{ version: number, since, name: 'Приймання на роботу', required: [...required], optional: [] },
    })
    await openHiring(
      {},
      {
        'service.get': () =>
          serviceDetails({ versions: [version(2, ['passport', 'taxpayer-card']), version(1, ['passport'])] }),
      },
    )
    const versions = within(screen.getByRole('region', { name: 'Що просила раніше' }))
    expect(versions.getAllByRole('listitem').map(item => item.textContent)).toEqual([
      expect.stringMatching(/^З.24\.11\.2026просить ще: Картка платника/),
      expect.stringMatching(/^З.24\.11\.2026перший перелік/),
    ])
  })

  test('is promised to what has come already when the list is changed', async () => {
    const { user } = await openHiring()
    const group = screen.getByRole('group', { name: 'Посвідчення водія' })
    await user.click(within(group).getByRole('radio', { name: 'Якщо є' }))
    expect(screen.getByText(/ті, що вже надійшли, звіряються за.попереднім/)).toBeTruthy()
  })
})

test('what a source keeps is shown as its own and cannot be written over here', async () => {
  const source: SourceStatus = {
    ...{ id: 'src', kind: 'https', name: 'Головний офіс', place: 'example.gov.ua', intervalMs: 1, problemCount: 0 },
    ...{ pendingCodes: 0, job: { kind: 'idle' }, lastSuccessAt: null, changed: null, error: null },
  }
  await openHiring(
    { ...sampleView(0), sources: [source] },
    {
      'service.get': () =>
        serviceDetails({
          source: { sourceId: 'src', externalId: '1', removedAt: null },
          kept: ['name', 'required', 'caseIndex'],
        }),
    },
  )
  expect(field('Індекс справи').readOnly).toBe(true)
  expect(field('Мета').readOnly).toBe(false)
  expect(screen.getAllByText(/Із.джерела «Головний офіс»/).length).toBeGreaterThan(1)
  const group = screen.getByRole('group', { name: 'Посвідчення водія' })
  expect(group.parentElement?.closest('fieldset[disabled]')).toBeTruthy()
})

test('a service that packages came for can be switched off, not removed', async () => {
  const { user, press, asked } = await openHiring()
  await press('Вилучити послугу')
  await user.click(dialog().getByRole('button', { name: 'Вилучити послугу' }))
  expect(asked('service.remove')).toEqual([{ id: 'hiring' }])
  cleanup()
  await openHiring({}, { 'service.get': () => serviceDetails({ packages: 3 }) })
  expect(screen.queryByRole('button', { name: 'Вилучити послугу' })).toBeNull()
})
