// @vitest-environment happy-dom
import { cleanup, screen, waitFor, within } from '@testing-library/react'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { AppError } from '../../shared/errors.ts'
import { branchDetails } from '../fakes/services.ts'
import { openServices, title } from './services-place.tsx'
import { passed } from './setup-answers.ts'

vi.mock('../../renderer/preview/PreviewPane.tsx', () => import('./preview-stub.tsx'))
vi.mock('../../renderer/operator/tone.ts', () => ({ playTone: vi.fn() }))
afterEach(cleanup)

const field = (label: string) => screen.getByLabelText<HTMLInputElement>(label)

const mailbox = () => screen.getByLabelText<HTMLSelectElement>(/^Скринька, за.якою/)

async function openBranch(...args: Parameters<typeof openServices>) {
  const desk = await openServices(...args)
  await desk.user.click(await screen.findByRole('button', { name: 'Відділ кадрів' }))
  await screen.findByLabelText('Назва відділення')
  return desk
}

describe('a branch', () => {
  test('is saved with its usual hours after one press', async () => {
    const { press, asked, user } = await openBranch()
    await user.type(field('Відповідальна особа'), 'Зразкова С. П.')
    await user.type(field('Місто або село'), 'м. Зразківськ ')
    await press('Пн–Пт 9:00–18:00')
    await press('Зберегти')
    const day = { opens: 540, closes: 1_080 }
    expect(asked('branch.save')).toEqual([
      {
        id: 'b1',
        branch: {
          name: 'Відділ кадрів',
          institution: 'Зразківська міська лікарня',
          fullName: '',
          address: { region: '', district: '', location: 'м. Зразківськ', street: '', house: '' },
          email: 'kadry@example.com',
          hours: { days: [day, day, day, day, day, null, null] },
          responsible: 'Зразкова С. П.',
          mailboxId: 'm1',
        },
      },
    ])
    await waitFor(() => expect(title()).toMatch(/^Послуги/))
  })

  test('that closes before it opens is not saved; the day says so and gets the focus', async () => {
    const { press, asked, user } = await openBranch()
    await press('Пн–Пт 9:00–18:00')
    await user.clear(field('Середа, зачиняється'))
    await user.type(field('Середа, зачиняється'), '8')
    await press('Зберегти')
    expect(asked('branch.save')).toEqual([])
    expect(screen.getByText('Закривається раніше, ніж відкривається')).toBeTruthy()
    expect(document.activeElement).toBe(field('Середа, відчиняється'))
  })

  test('gives every working day the hours of Monday', async () => {
    const { press, user } = await openBranch()
    await user.click(screen.getByRole('checkbox', { name: 'Понеділок' }))
    await user.clear(field('Понеділок, відчиняється'))
    await user.type(field('Понеділок, відчиняється'), '8:30')
    await press(/^Як у.понеділок/)
    expect(field('Пʼятниця, відчиняється').value).toBe('8:30')
    expect(screen.queryByLabelText('Субота, відчиняється')).toBeNull()
  })

  test('whose letters go to another mailbox than the watched one says so', async () => {
    const { user } = await openBranch()
    expect(screen.queryByText('Адреси різні:')).toBeNull()
    await user.clear(field('Адреса в кабінеті diia.gov.ua'))
    await user.type(field('Адреса в кабінеті diia.gov.ua'), 'KADRY+qr@example.com')
    expect(screen.queryByText('Адреси різні:')).toBeNull()
    await user.clear(field('Адреса в кабінеті diia.gov.ua'))
    await user.type(field('Адреса в кабінеті diia.gov.ua'), 'inshi@example.com')
    expect(screen.getByText('Адреси різні:')).toBeTruthy()
  })

  test('may get a mailbox of its own, tried before it is added', async () => {
    const { press, user, asked } = await openBranch(
      {},
      {
        'branch.get': () => branchDetails({ mailboxId: null, email: 'kadry@ukr.net' }),
        'setup.check': () => passed,
        'mailbox.add': () => ({ id: 'm1' }),
      },
    )
    expect(mailbox().value).toBe('')
    await press('Додати скриньку')
    const editor = within(screen.getByRole('dialog'))
    expect(editor.getByLabelText<HTMLInputElement>('Адреса скриньки').value).toBe('kadry@ukr.net')
    await user.type(editor.getByLabelText('Пароль для програм'), 'зразок{Enter}')
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
    expect(asked('mailbox.add')[0]).toMatchObject({ mailbox: { address: 'kadry@ukr.net', password: 'зразок' } })
    expect(mailbox().value).toBe('m1')
  })

  test('with services cannot be removed, and the question says why', async () => {
    const { press, user } = await openBranch(
      {},
      {
        'branch.remove': () => {
          throw new AppError('branch.in-use')
        },
      },
    )
    await press('Вилучити відділення')
    const question = within(screen.getByRole('dialog'))
    expect(question.getByText(/зникнуть назавжди/)).toBeTruthy()
    await user.click(question.getByRole('button', { name: 'Вилучити відділення' }))
    expect(await question.findByText(/є послуги/)).toBeTruthy()
  })
})
