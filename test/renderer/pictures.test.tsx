// @vitest-environment happy-dom
import { cleanup, screen, waitFor, within } from '@testing-library/react'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { AppError } from '../../shared/errors.ts'
import { foundCode, payload, reading } from '../fakes/services.ts'
import { answerPictures, openServices, title } from './services-place.tsx'

vi.mock('../../renderer/preview/PreviewPane.tsx', () => import('./preview-stub.tsx'))
vi.mock('../../renderer/operator/tone.ts', () => ({ playTone: vi.fn() }))
afterEach(cleanup)

const lineOf = async (name: string | RegExp) => {
  const words = await screen.findByText(name)
  return within(words.closest('li')!)
}

async function addPictures(names: readonly string[], ...args: Parameters<typeof openServices>) {
  const desk = await openServices(...args)
  await screen.findByRole('button', { name: 'Приймання на роботу' })
  await desk.choose(...names)
  return desk
}

describe('many pictures at once', () => {
  test('are read one by one, bound by name or by choice, and taken together', async () => {
    answerPictures(reading(foundCode(payload(1))), reading(foundCode(payload(2))))
    const { user, press, asked } = await addPictures(['Зміна прізвища.png', 'IMG_0047.png'])
    // Its file is called as the service.
    await waitFor(() =>
      expect(screen.getByLabelText<HTMLInputElement>('Послуга для «Зміна прізвища.png»').value).toBe('Зміна прізвища'),
    )
    const other = await screen.findByLabelText<HTMLInputElement>('Послуга для «IMG_0047.png»')
    await user.type(other, 'прийм')
    expect(await screen.findByRole('option', { name: /Приймання на роботу/ })).toBeTruthy()
    await user.keyboard('{Enter}')
    expect(other.value).toBe('Приймання на роботу')
    await screen.findByRole('button', { name: /Узяти 2.коди/ })
    await press(/Узяти 2.коди/)
    await waitFor(() => expect(screen.getAllByText(/Узято для/)).toHaveLength(2))
    expect(asked('code.take')).toEqual([
      { serviceId: 'name', payload: payload(1), replaces: null },
      { serviceId: 'hiring', payload: payload(2), replaces: null },
    ])
    await press(/^До.переліку/)
    expect(title()).toMatch(/^Послуги/)
  })

  test('say of each why it cannot be taken, and the rest goes on', async () => {
    answerPictures(
      { kind: 'unreadable', reason: 'picture.no-code', pages: { lookedAt: 1, of: 1 } },
      reading(foundCode('tel:+380440000000', { kind: 'phone', verdict: 'not-link' })),
      { code: 'picture.file-too-large' },
      reading(foundCode(payload(1)), foundCode(payload(2))),
    )
    await addPictures(['кіт.png', 'телефон.png', 'завеликий.png', 'двоє.png'])
    expect((await lineOf('кіт.png')).getByText(/Коду QR не.знайдено/)).toBeTruthy()
    expect((await lineOf('телефон.png')).getByText(/номер телефону/)).toBeTruthy()
    expect((await lineOf('завеликий.png')).getByText(/32.МБ/)).toBeTruthy()
    expect(await lineOf(/двоє\.png, код 2 з.2/)).toBeTruthy()
  })

  test('replace a code that stands only where that was agreed to', async () => {
    answerPictures(reading(foundCode(payload(1))))
    const { user, asked, press } = await addPictures(
      ['Зміна прізвища.png'],
      {},
      {
        'code.look': () => ({ checkCode: 'T5JH-XG5Y', owner: null, stands: { checkCode: 'EF8N-AXRZ', posters: 1 } }),
      },
    )
    const box = await screen.findByRole('checkbox', { name: /Замінити код EF8N-AXRZ на.T5JH-XG5Y/ })
    expect(screen.getByText(/Треба зняти 1.плакат/)).toBeTruthy()
    await press('Узяти коди')
    expect(asked('code.take')).toEqual([])
    await user.click(box)
    await press(/Узяти 1.код/)
    expect(asked('code.take')).toEqual([{ serviceId: 'name', payload: payload(1), replaces: 'EF8N-AXRZ' }])
  })

  test('that the program refuses after all stay with the reason', async () => {
    answerPictures(reading(foundCode(payload(1))))
    const { press } = await addPictures(
      ['Зміна прізвища.png'],
      {},
      {
        'code.take': () => {
          throw new AppError('service.code-stands')
        },
      },
    )
    await screen.findByRole('button', { name: /Узяти 1.код/ })
    await press(/Узяти 1.код/)
    expect(await screen.findByText(/Послуга вже має інший код/)).toBeTruthy()
  })

  test('wait for whoever goes away and comes back', async () => {
    answerPictures(reading(foundCode(payload(1))))
    const { user, press } = await addPictures(['IMG_1.png'])
    await screen.findByLabelText('Послуга для «IMG_1.png»')
    await user.keyboard('{Escape}')
    await press(/^Черга/)
    await press(/^Послуги/)
    await user.upload(
      screen.getByLabelText('Файли з кодами'),
      new File(['picture'], 'IMG_2.png', { type: 'image/png' }),
    )
    expect(await lineOf('IMG_1.png')).toBeTruthy()
    expect(await lineOf('IMG_2.png')).toBeTruthy()
  })

  test('dropped on a service’s page do not lose what was typed there', async () => {
    answerPictures(reading(foundCode(payload(1))))
    const { user, openService, press, choose } = await openServices()
    await openService('Приймання на роботу')
    await user.type(screen.getByLabelText('Мета'), 'для наказу')
    await press(/^Інший код/)
    await choose('a.png', 'b.png')
    expect(title()).toMatch(/^Коди з/)
    await user.keyboard('{Escape}')
    expect((await screen.findByLabelText<HTMLInputElement>('Мета')).value).toBe('для наказу')
  })
})
