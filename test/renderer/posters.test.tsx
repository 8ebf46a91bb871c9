// @vitest-environment happy-dom
import { act, cleanup, screen, waitFor, within } from '@testing-library/react'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { AppError } from '../../shared/errors.ts'
import type { PosterRow } from '../../shared/model/poster.ts'
import { openServices, title } from './services-place.tsx'

vi.mock('../../renderer/preview/PreviewPane.tsx', () => import('./preview-stub.tsx'))
vi.mock('../../renderer/operator/tone.ts', () => ({ playTone: vi.fn() }))
/** The frame that draws: how many documents it was given, and what was asked of it. */
const stubFrame = vi.hoisted(() => ({ shown: 0, sent: [] as string[] }))
vi.mock('../../renderer/preview/frame.ts', () => ({
  startFrame: ({ lease }: { lease: { release(): void } }) => ({
    show({ onEvent }: { onEvent(event: { kind: 'first-frame' }): void }) {
      stubFrame.shown++
      onEvent({ kind: 'first-frame' })
    },
    send: ({ kind }: { kind: string }) => stubFrame.sent.push(kind),
    close: () => lease.release(),
  }),
}))
afterEach(cleanup)

const printedAt = new Date(2026, 10, 24, 10).getTime()

function poster(id: string, patch: Partial<PosterRow> = {}): PosterRow {
  const sheet = { format: 'a4', language: 'uk', checkCode: 'EF8N-AXRZ' } as const
  const service = { serviceId: 'hiring', serviceName: 'Приймання на роботу', branchName: 'Відділ кадрів' }
  return { id, ...service, ...sheet, printedAt, takenDownAt: null, reason: null, ...patch }
}
const wrong = poster('p1', { reason: 'code' })
const right = poster('p2', { checkCode: 'T5JH-XG5Y', format: 'card', language: 'both' })
const old = poster('p3', { takenDownAt: printedAt })

const dialog = () => within(screen.getByRole('dialog'))

describe('a poster', () => {
  async function openDialog(answers: Parameters<typeof openServices>[1] = {}) {
    stubFrame.shown = 0
    vi.stubGlobal('fetch', async () => new Response('%PDF-1.7'))
    const desk = await openServices({}, { 'poster.look': () => ({ page: '/documents/poster-1' }), ...answers })
    await screen.findByRole('button', { name: 'Плакат для «Приймання на роботу»' })
    await desk.press('Плакат для «Приймання на роботу»')
    return desk
  }

  test('is drawn for the sheet and the language that are chosen, and the page says why none is for the web', async () => {
    const { user, asked } = await openDialog()
    await user.click(dialog().getByRole('radio', { name: /^Підставка/ }))
    await user.click(dialog().getByRole('radio', { name: /англійська/ }))
    await waitFor(() =>
      expect(asked('poster.look').at(-1)).toEqual({ serviceId: 'hiring', format: 'stand', language: 'both' }),
    )
    await waitFor(() => expect(stubFrame.shown).toBeGreaterThan(0))
    expect(dialog().getByText(/розміщувати код в.інтернеті заборонено/)).toBeTruthy()
  })

  test('is saved as a file or printed from its picture; a change of mind makes none', async () => {
    let made = false
    const { user, asked } = await openDialog({ 'poster.make': () => ({ download: null, made }) })
    await user.click(dialog().getByRole('button', { name: 'Зберегти PDF' }))
    expect(dialog().queryByText(/масштабі 100/)).toBeNull()
    made = true
    await user.click(dialog().getByRole('button', { name: 'Друкувати' }))
    expect(await dialog().findByText(/масштабі 100/)).toBeTruthy()
    expect(asked('poster.make')).toEqual(
      ['file', 'paper'].map(to => ({ serviceId: 'hiring', format: 'a4', language: 'uk', to })),
    )
    expect(stubFrame.sent).toEqual(['print'])
  })

  test('that cannot be drawn says what to choose instead', async () => {
    const { user } = await openDialog({
      'poster.look': ({ format }) => {
        if (format === 'card') throw new AppError('poster.refused', 'too-many-modules')
        return { page: '/documents/poster-1' }
      },
    })
    await user.click(dialog().getByRole('radio', { name: /^Картка/ }))
    expect(await dialog().findByText(/Код задовгий для.картки/)).toBeTruthy()
  })

  test('is not offered for a service without a code', async () => {
    await openServices()
    await screen.findByRole('button', { name: 'Зміна прізвища' })
    expect(screen.queryByRole('button', { name: 'Плакат для «Зміна прізвища»' })).toBeNull()
  })
})

describe('printed posters', () => {
  test('that must come down are named with the reason, and marked as taken down', async () => {
    const rows = [wrong, right, old]
    const { asked, press, show, user } = await openServices(
      { postersDown: [wrong] },
      { 'poster.list': () => ({ rows, total: rows.length }) },
    )
    expect(await screen.findByText(/Треба зняти 1.плакат/)).toBeTruthy()
    await press('Показати які')
    expect(title()).toBe('Плакати')
    const row = screen.getByRole('row', { name: /EF8N-AXRZ/ })
    expect(row.textContent).toMatch(/24\.11\.2026Треба зняти: код інший/)
    await user.click(within(row).getByRole('button'))
    expect(asked('poster.down')).toEqual([{ ids: ['p1'], down: true }])
    act(() => show({ postersDown: [] }))
    expect(await screen.findByText(/Усе, що висить, правильне/)).toBeTruthy()
  })

  test('are all listed with their dates, and a mistake is taken back', async () => {
    const rows = [right, old]
    const { asked, press, user } = await openServices({}, { 'poster.list': () => ({ rows, total: rows.length }) })
    await press('Плакати')
    const hanging = await screen.findByRole('row', { name: /T5JH-XG5Y/ })
    expect(hanging.textContent).toMatch(/Картка 50×90.мм, UA\/EN.*Висить/)
    const down = screen.getByRole('row', { name: /EF8N-AXRZ/ })
    expect(down.textContent).toMatch(/Знято 24\.11\.2026/)
    await user.click(within(down).getByRole('button', { name: /^Повернути/ }))
    expect(asked('poster.down')).toEqual([{ ids: ['p3'], down: false }])
  })

  test('come by pages', async () => {
    const rows = Array.from({ length: 130 }, (_, index) => poster(`p${index}`))
    const { press, asked } = await openServices(
      {},
      { 'poster.list': ({ offset }) => ({ rows: rows.slice(offset, offset + 100), total: rows.length }) },
    )
    await press('Плакати')
    await screen.findByRole('button', { name: 'Показати ще' })
    await press('Показати ще')
    await waitFor(() => expect(screen.getAllByRole('row')).toHaveLength(131))
    expect(asked('poster.list').at(-1)).toEqual({ offset: 100 })
  })
})
