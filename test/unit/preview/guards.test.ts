import { describe, expect, test } from 'vitest'
import { readCommand, readEvent } from '../../../renderer/preview/guards.ts'

const view = { zoom: 'width', theme: 'dark', language: 'uk', pageName: 'Сторінка {page}' }
const open = { kind: 'open', media: 'pdf', bytes: new ArrayBuffer(8), view }
const picture = new Blob(['x'], { type: 'image/png' })
const printed = { kind: 'printed', page: 1, pages: 2, landscape: false, picture }

describe('commands to a frame', () => {
  test.each([
    open,
    { ...open, view: null },
    { kind: 'theme', theme: 'light' },
    { kind: 'zoom', zoom: 'page' },
    { kind: 'zoom', zoom: 1.25 },
    { kind: 'rotate', rotation: 270 },
    { kind: 'page', page: 1 },
    { kind: 'thumbnail', page: 1, width: 160 },
    { kind: 'search', text: 'їжак', step: 'next' },
    { kind: 'print', dpi: 200 },
    { kind: 'stop-printing' },
    { kind: 'ping', id: 0 },
  ])('$kind is understood', command => {
    expect(readCommand(command)).toBe(command)
  })

  test.each([
    ['nothing', null],
    ['a text', 'open'],
    ['no kind', {}],
    ['an unknown kind', { kind: 'eval' }],
    ['an inherited name', { kind: 'toString' }],
    ['a media kind that is not shown', { ...open, media: 'html' }],
    ['bytes of another shape', { ...open, bytes: 'JVBERi0' }],
    ['too many bytes', { ...open, bytes: new ArrayBuffer(40 * 1024 * 1024 + 1) }],
    ['no view', { kind: 'open', media: 'pdf', bytes: new ArrayBuffer(8) }],
    ['zoom out of range', { kind: 'zoom', zoom: 400 }],
    ['zoom that is no number', { kind: 'zoom', zoom: Number.NaN }],
    ['a crooked turn', { kind: 'rotate', rotation: 45 }],
    ['page zero', { kind: 'page', page: 0 }],
    ['half a page', { kind: 'page', page: 1.5 }],
    ['a giant thumbnail', { kind: 'thumbnail', page: 1, width: 10_000 }],
    ['a long search', { kind: 'search', text: 'ї'.repeat(201), step: 'first' }],
    ['a giant print', { kind: 'print', dpi: 2_400 }],
  ])('%s is refused', (_, command) => {
    expect(readCommand(command)).toBeNull()
  })
})

describe('events from a frame, which may be in anybody’s hands', () => {
  test.each([
    { kind: 'opened', pages: 500 },
    { kind: 'first-frame' },
    { kind: 'found', current: 0, total: 0 },
    { kind: 'refused', reason: 'encrypted' },
    { kind: 'key', code: 'KeyJ' },
    { kind: 'pong', id: 7 },
    { kind: 'print-failed' },
    printed,
  ])('$kind is understood', event => {
    expect(readEvent(event)).toBe(event)
  })

  test.each([
    ['a key that decides', { kind: 'key', code: 'KeyA' }],
    ['a key that rejects', { kind: 'key', code: 'KeyR' }],
    ['an unknown reason', { kind: 'refused', reason: '__proto__' }],
    ['no pages', { kind: 'opened', pages: 0 }],
    ['endless pages', { kind: 'opened', pages: 1e9 }],
    ['a match beyond the last', { kind: 'found', current: 3, total: 2 }],
    ['a picture that is not PNG', { ...printed, picture: new Blob(['<svg/>'], { type: 'image/svg+xml' }) }],
    ['an address for a picture', { ...printed, picture: 'https://example.com/x.png' }],
    ['a page beyond the last', { ...printed, page: 3 }],
    ['too many pages to print', { ...printed, pages: 201 }],
  ])('%s is refused', (_, event) => {
    expect(readEvent(event)).toBeNull()
  })
})
