import type { MediaKind } from '../../shared/model/package.ts'
import { cut, singleLine } from './safe-text.ts'

/** Longest name on a card or in a list, in characters. */
const displayLimit = 120
/** What stays of the end of a long name, so that its extension is always seen. */
const displayTail = 24
/** Raw names beyond this are not looked at: no mailer writes them, and cleaning takes time. */
const rawLimit = 1_000
/** File systems take 255 bytes; the rest is left for what a shell may add, such as ` (2)`. */
const fileNameBytes = 200

/** The attachment's name as people may see it: one line, no tricks of direction, its extension in sight; '' when there is none. */
export function displayName(raw: string): string {
  const name = singleLine(raw, rawLimit)
  if (name.length <= displayLimit) return name
  return `${cut(name, displayLimit - displayTail - 1).trimEnd()}…${name.slice(-displayTail).toWellFormed().replaceAll('\uFFFD', '')}`
}

/** Extensions that agree with each kind; the first one is given to a name that has none of them. */
const extensions: Record<MediaKind, readonly string[]> = {
  pdf: ['pdf'],
  jpeg: ['jpg', 'jpeg'],
  png: ['png'],
  heic: ['heic', 'heif'],
  // Signed containers and office files are archives too, and lose their use under another name.
  zip: ['zip', 'asice', 'asics', 'sce', 'scs', 'docx', 'xlsx', 'pptx', 'odt', 'ods'],
  office: ['doc', 'docx', 'xls', 'xlsx', 'ppt', 'pptx', 'odt', 'ods', 'odp', 'rtf'],
  winmail: ['dat'],
  signature: ['p7s', 'p7m', 'p7b', 'p7e'],
  html: ['html', 'htm'],
  text: ['txt', 'csv', 'log', 'md'],
  calendar: ['ics'],
  letter: ['eml'],
  // Nothing that a double click would run.
  other: [
    'bin',
    'dat',
    'doc',
    'xls',
    'ppt',
    'rtf',
    'tif',
    'tiff',
    'gif',
    'webp',
    'bmp',
    'rar',
    '7z',
    'cer',
    'crt',
    'pem',
    'p7e',
  ],
}

/** Device names of Windows: a file so named cannot be opened, whatever its extension. */
const reserved = /^(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\$|conout\$)$/i

/** A name to save under, good on every system: no folders, no devices, never empty, its extension true to the content. */
export function fileName(raw: string, media: MediaKind): string {
  const base = singleLine(raw.slice(-rawLimit).replace(/^.*[/\\]/s, ''), rawLimit)
  const plain = base
    .replace(/[<>:"|?*]/g, '_')
    .replace(/^[\s.~-]+/, '')
    .replace(/[\s.]+$/, '')
  const dot = plain.lastIndexOf('.')
  const written = dot < 0 ? '' : plain.slice(dot + 1)
  const agrees = extensions[media].includes(written.toLowerCase())
  const extension = agrees ? written : extensions[media][0]!
  const stem = shorten(
    (agrees ? plain.slice(0, dot) : plain).replace(/[\s.]+$/, ''),
    fileNameBytes - extension.length - 1,
  )
  const named =
    stem === ''
      ? media === 'pdf' || media === 'jpeg' || media === 'png' || media === 'heic'
        ? 'копія'
        : 'вкладення'
      : stem
  return `${reserved.test(named.split('.', 1)[0]!.trim()) ? '_' : ''}${named}.${extension}`
}

function shorten(text: string, bytes: number): string {
  let short = cut(text, bytes)
  while (Buffer.byteLength(short) > bytes) short = cut(short, short.length - 1)
  return short.replace(/[\s.]+$/, '')
}
