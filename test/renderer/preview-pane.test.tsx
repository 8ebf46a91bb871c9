// @vitest-environment happy-dom
// @vitest-environment-options { "url": "http://operator.localhost:4711/", "settings": { "enableIframePageLoading": true, "navigation": { "disableChildFrameNavigation": true } } }
import { act, cleanup, render, screen, waitFor } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { createHash } from 'node:crypto'
import { createRef } from 'react'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { LanguageProvider } from '../../renderer/i18n.ts'
import { PreviewPane, type PreviewCommands } from '../../renderer/preview/PreviewPane.tsx'
import type { FrameEvent } from '../../renderer/preview/protocol.ts'
import type { Client } from '../../shared/client.ts'
import type { CopyDetails } from '../../shared/model/package.ts'
import { shownFrames, stubFrames, takeFrame, takeShownFrame, waitingFrames } from './preview-frames.ts'

/** The pane over frames that load nothing: the test stands at the other end of each port. */

const body = 'a document'
const copyOf = (id: string, patch: Partial<CopyDetails> = {}): CopyDetails => ({
  id,
  name: `${id}.pdf`,
  media: 'pdf',
  type: 'internal-passport',
  typeSource: 'file-name',
  bytes: 140_000,
  sha256: createHash('sha256').update(body).digest('hex'),
  problem: null,
  takenFrom: null,
  signatureOf: null,
  repeats: null,
  ...patch,
})

let asked: unknown[][]
const client = (async (...call: unknown[]) => {
  asked.push(call)
  return { download: null }
}) as unknown as Client<'operator'>

function showPane(copy: CopyDetails | null, copies: readonly CopyDetails[] = []) {
  const commands = createRef<PreviewCommands>()
  const pane = (shown: CopyDetails | null) => (
    <LanguageProvider language="uk">
      <PreviewPane copy={shown} number={1} copies={copies} client={client} onSelect={() => {}} commands={commands} />
    </LanguageProvider>
  )
  const view = render(pane(copy))
  return { commands, unmount: view.unmount, show: (next: CopyDetails | null) => view.rerender(pane(next)) }
}

const firstPage: FrameEvent[] = [
  { kind: 'opened', pages: 3 },
  { kind: 'page', page: 1 },
  { kind: 'scale', scale: 0.72 },
  { kind: 'first-frame' },
  { kind: 'has-text', hasText: true },
]

beforeEach(() => {
  asked = []
  vi.stubGlobal('fetch', async () => new Response(body))
  stubFrames()
})
afterEach(() => {
  cleanup()
  vi.restoreAllMocks()
})

describe('without a frame', () => {
  test('nothing is chosen', () => {
    showPane(null, [copyOf('a')])
    expect(screen.getByText('Виберіть копію')).toBeTruthy()
    cleanup()
    showPane(null)
    expect(screen.getByText('У цьому листі переглядати нічого.')).toBeTruthy()
    expect(shownFrames()).toEqual([])
  })

  test.each<[Partial<CopyDetails>, string]>([
    [{ problem: 'empty', bytes: 0 }, 'Файл порожній.'],
    [{ media: 'signature' }, 'Цей файл збережено, але тут його не відкривають.'],
    [{ media: 'html', problem: 'not-pdf' }, 'Це не PDF, хоча файл так називається.'],
    [{ bytes: 41 * 1024 * 1024 }, 'Файл завеликий для перегляду.'],
    [{ sha256: '0'.repeat(64) }, 'Збережений файл не збігається зі своїм відбитком.'],
  ])('%o', async (patch, words) => {
    showPane(copyOf('a', patch))
    expect(await screen.findByText(words)).toBeTruthy()
    expect(shownFrames()).toEqual([])
    expect(screen.queryByText('Копія така, як надійшла: відбиток збігається')).toBeNull()
  })

  test.each([
    [404, 'Цієї копії вже немає.'],
    [409, 'Збережений файл не збігається зі своїм відбитком.'],
    [500, 'Не вдалося отримати файл від програми.'],
  ])('the program answers %d', async (status, words) => {
    vi.stubGlobal('fetch', async () => new Response('', { status }))
    showPane(copyOf('a'))
    expect(await screen.findByText(words)).toBeTruthy()
    expect(shownFrames()).toEqual([])
  })
})

describe('the frame kept ahead', () => {
  test('starts behind the first page, waits unseen on a host of its own, and shows the next copy', async () => {
    const pane = showPane(copyOf('a'))
    const former = await takeShownFrame()
    await former.send(...firstPage)
    const ahead = await takeFrame()
    expect(waitingFrames()).toEqual([ahead.frame])
    expect(ahead.origin).not.toBe(former.origin)
    expect(ahead.frame.getAttribute('sandbox')).toBe('allow-scripts allow-same-origin')
    await ahead.send({ kind: 'ready' })
    expect(screen.getByText('з 3')).toBeTruthy()

    pane.show(copyOf('b'))
    expect(former.frame.isConnected).toBe(false)
    await waitFor(() => expect(ahead.commands.at(-1)?.kind).toBe('open'))
    expect(shownFrames()).toEqual([ahead.frame])
    await ahead.send({ kind: 'opened', pages: 4 }, { kind: 'first-frame' })
    expect(screen.getByText('з 4')).toBeTruthy()

    const another = await takeFrame()
    pane.show(copyOf('c'))
    expect(ahead.frame.isConnected).toBe(false)
    await waitFor(() => expect(shownFrames()).toEqual([another.frame]))
  })

  test('goes with the pane', async () => {
    const { unmount } = showPane(copyOf('a'))
    await (await takeShownFrame()).send(...firstPage)
    const ahead = await takeFrame()
    unmount()
    expect(ahead.frame.isConnected).toBe(false)
  })

  test('is ready before thumbnails are drawn, each by a frame of its own', async () => {
    vi.spyOn(HTMLElement.prototype, 'clientWidth', 'get').mockReturnValue(1_000)
    showPane(copyOf('a'), [copyOf('a'), copyOf('b')])
    await (await takeShownFrame()).send(...firstPage)
    const ahead = await takeFrame()
    expect(shownFrames()).toHaveLength(1)
    await ahead.send({ kind: 'ready' })
    const thumbnails = await takeShownFrame()
    expect(thumbnails.commands.find(({ kind }) => kind === 'open')).toMatchObject({ view: null })
    expect(waitingFrames()).toEqual([ahead.frame])
  })
})

describe('with a frame', () => {
  test('has no more powers than scripts on an origin of its own, and is greeted on that origin alone', async () => {
    showPane(copyOf('a'))
    const { frame, greeting, origin } = await takeShownFrame()
    expect(frame.getAttribute('sandbox')).toBe('allow-scripts allow-same-origin')
    expect(frame.getAttribute('allow')).toBeNull()
    expect(frame.src).toBe(`${origin}/preview.html`)
    expect(greeting).toEqual({ kind: 'open' })
  })

  test('shows what the frame tells and passes on what the clerk does', async () => {
    const { commands } = showPane(copyOf('a'))
    const frame = await takeShownFrame()
    await frame.send(...firstPage)
    expect(screen.getByText('1. Паспорт громадянина України')).toBeTruthy()
    expect(screen.getByText('з 3')).toBeTruthy()
    expect(screen.getByText('Копія така, як надійшла: відбиток збігається')).toBeTruthy()
    expect(screen.getByText('140 КБ · PDF')).toBeTruthy()

    const user = userEvent.setup()
    await user.click(screen.getByLabelText('Збільшити'))
    await user.click(screen.getByLabelText('Повернути вигляд'))
    await user.click(screen.getByLabelText('Повернути вигляд'))
    await user.clear(screen.getByLabelText('Номер сторінки'))
    await user.type(screen.getByLabelText('Номер сторінки'), '2{Enter}')
    act(() => commands.current?.zoomReset())
    await waitFor(() => expect(frame.commands.at(-1)).toEqual({ kind: 'zoom', zoom: 'width' }))
    expect(frame.commands.map(({ kind }) => kind)[0]).toBe('open')
    expect(frame.commands).toContainEqual({ kind: 'zoom', zoom: 0.75 })
    expect(frame.commands).toContainEqual({ kind: 'rotate', rotation: 180 })
    expect(frame.commands).toContainEqual({ kind: 'page', page: 2 })
  })

  test('searches as is typed', async () => {
    showPane(copyOf('a'))
    const frame = await takeShownFrame()
    await frame.send(...firstPage)
    await userEvent.click(screen.getByLabelText(/^Шукати/))
    await userEvent.type(screen.getByLabelText('Що шукати'), 'їжак')
    await waitFor(() => expect(frame.commands).toContainEqual({ kind: 'search', text: 'їжак', step: 'first' }))
    await frame.send({ kind: 'found', current: 2, total: 14 })
    expect(screen.getByText('2 з 14')).toBeTruthy()
    await frame.send({ kind: 'found', current: 0, total: 0 })
    expect(screen.getByText('Не знайдено')).toBeTruthy()
    await userEvent.keyboard('{Escape}')
    expect(screen.queryByLabelText('Що шукати')).toBeNull()
  })

  test.each([
    ['encrypted', 'Файл захищено паролем.'],
    ['damaged', 'Файл пошкоджено.'],
    ['too-large', 'Файл завеликий для перегляду.'],
    ['not-an-image', 'Зображення пошкоджено.'],
  ] as const)('a refusal is put in words and the frame is gone: %s', async (reason, words) => {
    showPane(copyOf('a'))
    const frame = await takeShownFrame()
    await frame.send({ kind: 'refused', reason })
    expect(screen.getByText(words)).toBeTruthy()
    expect(shownFrames()).toEqual([])
    await userEvent.click(screen.getAllByText('Зберегти файл').at(-1)!)
    expect(asked).toEqual([['document.save', { id: 'a' }]])
  })

  test('the latest choice wins, and what the former frame says no longer counts', async () => {
    const pane = showPane(copyOf('a'))
    const former = await takeShownFrame()
    await former.send(...firstPage)
    pane.show(copyOf('b', { type: 'taxpayer-card' }))
    expect(former.frame.isConnected).toBe(false)
    expect(screen.queryByText('з 3')).toBeNull()
    former.say({ kind: 'opened', pages: 99 }, { kind: 'first-frame' })
    const latter = await takeShownFrame()
    await latter.send({ kind: 'opened', pages: 4 }, { kind: 'first-frame' })
    expect(screen.getByText('з 4')).toBeTruthy()
    expect(latter.origin).not.toBe(former.origin)
    expect(shownFrames()).toHaveLength(1)
  })

  test('new details of the same copy do not open it again', async () => {
    const pane = showPane(copyOf('a'))
    const { frame, send } = await takeShownFrame()
    await send(...firstPage)
    pane.show(copyOf('a'))
    expect(frame.isConnected).toBe(true)
    pane.unmount()
    expect(frame.isConnected).toBe(false)
  })

  test('keys for looking reach the desk, keys that decide do not', async () => {
    const pressed: string[] = []
    const listen = (event: KeyboardEvent) => pressed.push(event.code)
    addEventListener('keydown', listen)
    showPane(copyOf('a'))
    const { send } = await takeShownFrame()
    await send(...firstPage, { kind: 'key', code: 'KeyJ' }, { kind: 'key', code: 'KeyA' }, { kind: 'pressed' })
    removeEventListener('keydown', listen)
    expect(pressed).toEqual(['KeyJ'])
  })
})

test('a frame that draws nothing is removed, reported and can be tried again', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  try {
    showPane(copyOf('a'))
    await vi.waitFor(() => expect(shownFrames()).toHaveLength(1))
    await act(() => vi.advanceTimersByTimeAsync(10_000))
    expect(shownFrames()).toEqual([])
    expect(screen.getByText('Файл не вдалося показати: перегляд не відповідав.')).toBeTruthy()
    expect(asked).toEqual([['document.hung', { id: 'a' }]])
    act(() => screen.getByText('Спробувати ще раз').click())
    await vi.waitFor(() => expect(shownFrames()).toHaveLength(1))
  } finally {
    vi.useRealTimers()
  }
})
