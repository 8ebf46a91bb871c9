// @vitest-environment happy-dom
import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { FakeAnswers } from '../fakes/bridge.ts'
import { change, report, source } from '../fakes/sources.ts'
import { openDesk } from './desk-place.tsx'

vi.mock('../../renderer/preview/PreviewPane.tsx', () => import('./preview-stub.tsx'))
vi.mock('../../renderer/operator/tone.ts', () => ({ playTone: vi.fn() }))
beforeEach(() => history.replaceState('sources', ''))
afterEach(cleanup)

const office = source(Date.now())
const open = (answers: FakeAnswers<'operator'> = {}) =>
  openDesk({ sources: [office] }, { 'source.report': () => ({ report: null, pending: [] }), ...answers })
const button = (name: RegExp | string) => screen.findByRole('button', { name })
const plain = (element: Element) => element.textContent.replaceAll('\u00A0', ' ')

/** What `POST /catalogues` answers. */
function catalogues(answer: () => Response) {
  vi.stubGlobal('fetch', async () => answer())
}
const file = () => new File(['id;name'], 'послуги.csv', { type: 'text/csv' })

describe('a file that is handed over', () => {
  const would = report([change({ kind: 'added', name: 'Нова послуга', id: 'n1' })])

  test('shows what it would change before anything does, and is taken by one button', async () => {
    catalogues(() => Response.json({ id: 'f1', report: would }))
    const { user, asked } = open({ 'catalogue.apply': () => ({ id: 'upload' }) })
    await user.upload(screen.getByLabelText(/Файл із переліком послуг/), file())
    expect(await screen.findByText('Нова послуга')).toBeTruthy()
    expect(screen.getByText('Ще нічого не змінено.')).toBeTruthy()
    expect(asked('catalogue.apply')).toEqual([])
    await user.click(await button(/Узяти: додати 1/))
    expect(asked('catalogue.apply')).toEqual([{ id: 'f1' }])
    await waitFor(() => expect(screen.queryByText('Нова послуга')).toBeNull())
  })

  test('may be dropped on the page, and looked at again after a visit elsewhere', async () => {
    catalogues(() => Response.json({ id: 'f1', report: would }))
    const { user } = open()
    fireEvent.drop(window, { dataTransfer: { files: [file()], types: ['Files'] } })
    await screen.findByText('Нова послуга')
    const tabs = within(screen.getByRole('navigation', { name: 'Розділи' }))
    await user.click(tabs.getByRole('button', { name: /Самоперевірка/ }))
    await user.click(tabs.getByRole('button', { name: /Джерела/ }))
    expect(screen.getByText('Нова послуга')).toBeTruthy()
    await user.click(await button('Не\u00A0брати'))
    expect(screen.queryByText('Нова послуга')).toBeNull()
  })

  test('that is no catalogue says so and offers an example', async () => {
    catalogues(() => Response.json({ code: 'source.not-catalogue' }, { status: 422 }))
    const { user, asked } = open({ 'catalogue.export': () => ({ download: null }) })
    await user.upload(screen.getByLabelText(/Файл із переліком послуг/), file())
    expect(plain(await screen.findByRole('alert'))).toContain('Це не перелік послуг')
    await user.click(await button('Зберегти зразок'))
    await user.click(screen.getByRole('radio', { name: 'JSON для програм' }))
    await user.click(await button('Зберегти'))
    expect(asked('catalogue.export')).toEqual([{ format: 'json', content: 'template' }])
  })

  test('that would change nothing has nothing to take', async () => {
    catalogues(() => Response.json({ id: 'f1', report: report([]) }))
    const { user } = open()
    await user.upload(screen.getByLabelText(/Файл із переліком послуг/), file())
    expect(await screen.findByText('Усе вже так, як у файлі.')).toBeTruthy()
    expect(screen.queryByRole('button', { name: /^Узяти:/ })).toBeNull()
  })
})
