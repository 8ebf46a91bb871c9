import {
  maxBytes,
  maxMatches,
  maxPages,
  maxPrintDpi,
  maxPrintedBytes,
  maxPrintedPages,
  maxScale,
  maxSearchText,
  maxThumbnailWidth,
  minScale,
} from './limits.ts'
import { displayableMedia, refusals, viewingKeys, type Appearance, type Command, type FrameEvent } from './protocol.ts'

type Fields = Readonly<Record<string, unknown>>

const isFields = (value: unknown): value is Fields => typeof value === 'object' && value !== null
const isWhole = (value: unknown, least: number, most: number) =>
  Number.isInteger(value) && (value as number) >= least && (value as number) <= most
const isText = (value: unknown, most: number) => typeof value === 'string' && value.length <= most
const isOneOf = (value: unknown, choices: readonly unknown[]) => choices.includes(value)
const isPage = (value: unknown) => isWhole(value, 1, maxPages)
const isScale = (value: unknown) => typeof value === 'number' && value >= minScale && value <= maxScale
const isZoom = (value: unknown) => value === 'width' || value === 'page' || isScale(value)
const isTheme = (value: unknown) => isOneOf(value, ['light', 'dark'])

function isAppearance(value: unknown): value is Appearance {
  return (
    isFields(value) &&
    isZoom(value['zoom']) &&
    isTheme(value['theme']) &&
    isText(value['language'], 20) &&
    isText(value['pageName'], 100)
  )
}

const commandChecks: Record<Command['kind'], (fields: Fields) => boolean> = {
  open: ({ media, bytes, view }) =>
    isOneOf(media, displayableMedia) &&
    bytes instanceof ArrayBuffer &&
    bytes.byteLength <= maxBytes &&
    (view === null || isAppearance(view)),
  theme: ({ theme }) => isTheme(theme),
  zoom: ({ zoom }) => isZoom(zoom),
  rotate: ({ rotation }) => isOneOf(rotation, [0, 90, 180, 270]),
  page: ({ page }) => isPage(page),
  thumbnail: ({ page, width }) => isPage(page) && isWhole(width, 1, maxThumbnailWidth),
  search: ({ text, step }) => isText(text, maxSearchText) && isOneOf(step, ['first', 'next', 'previous']),
  print: ({ dpi }) => isWhole(dpi, 72, maxPrintDpi),
  'stop-printing': () => true,
  ping: ({ id }) => isWhole(id, 0, Number.MAX_SAFE_INTEGER),
}

const eventChecks: Record<FrameEvent['kind'], (fields: Fields) => boolean> = {
  ready: () => true,
  opened: ({ pages }) => isPage(pages),
  'first-frame': () => true,
  'has-text': ({ hasText }) => typeof hasText === 'boolean',
  page: ({ page }) => isPage(page),
  scale: ({ scale }) => isScale(scale),
  thumbnail: ({ page, bitmap }) =>
    isPage(page) && bitmap instanceof ImageBitmap && Math.max(bitmap.width, bitmap.height) <= 4 * maxThumbnailWidth,
  found: ({ current, total }) => isWhole(total, 0, maxMatches) && isWhole(current, 0, total as number),
  printed: ({ page, pages, landscape, picture }) =>
    isWhole(pages, 1, maxPrintedPages) &&
    isWhole(page, 1, pages as number) &&
    typeof landscape === 'boolean' &&
    picture instanceof Blob &&
    picture.type === 'image/png' &&
    picture.size <= maxPrintedBytes,
  'print-failed': () => true,
  refused: ({ reason }) => isOneOf(reason, refusals),
  pressed: () => true,
  key: ({ code }) => isOneOf(code, viewingKeys),
  pong: ({ id }) => isWhole(id, 0, Number.MAX_SAFE_INTEGER),
}

function read<T extends { readonly kind: string }>(
  value: unknown,
  checks: Readonly<Record<T['kind'], (fields: Fields) => boolean>>,
): T | null {
  if (!isFields(value) || typeof value['kind'] !== 'string' || !Object.hasOwn(checks, value['kind'])) return null
  return checks[value['kind'] as T['kind']](value) ? (value as unknown as T) : null
}

/** A command as sent by the operator window, or null for anything else. */
export function readCommand(value: unknown): Command | null {
  return read<Command>(value, commandChecks)
}

/** An event as sent by a frame, or null for anything else: a broken or captured frame may send whatever it likes. */
export function readEvent(value: unknown): FrameEvent | null {
  return read<FrameEvent>(value, eventChecks)
}
