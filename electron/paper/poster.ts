import { PDFDocument, PrintScaling } from 'pdf-lib'
import { create } from 'qrcode'
import { poster as words } from '../../shared/locales/uk/poster.ts'
import { encodeBytes, type Code } from '../../shared/qr-code.ts'
import { checkCode } from '../domain/check-code.ts'
import { singleLine } from '../domain/safe-text.ts'
import { cardSheet, layoutCard, mostCardModules } from './card.ts'
import { openFaces, type Face, type Faces } from './face.ts'
import { createPen } from './pen.ts'
import { layoutPoster, type Sheet } from './poster-layout.ts'
import type { Facts, Layout, Poster, PosterInput, PosterRefusal } from './poster-model.ts'
import { leastModule, pointsPerMm } from './setting.ts'
import { layoutStand, standPanel, standSheet } from './stand.ts'

/** Longer than any name that an institution has; what is longer is no name. */
const longestText = 500

const a4: Sheet = { width: 210, height: 297, margin: 14, scale: 1, wanted: 100 }
const a5: Sheet = { width: 148, height: 210, margin: 10, scale: 0.7, wanted: 70 }
const a6: Sheet = { width: 105, height: 148, margin: 7, scale: 0.5, wanted: 48 }
const panel: Sheet = { ...a6, ...standPanel, foreign: 2 }

/** Draws a service's poster as vectors. What cannot be printed so that it is read is refused; nothing is ever clipped. */
export async function makePoster(input: PosterInput): Promise<Poster | PosterRefusal> {
  const { payload, format } = input
  if (payload === '') return { kind: 'refused', reason: 'empty' }
  const code = tryEncode(payload)
  if (code === null) return { kind: 'refused', reason: 'too-long' }
  const { modules, version, level } = code
  if (format === 'card' && modules > mostCardModules)
    return { kind: 'refused', reason: 'too-many-modules', modules, most: mostCardModules }

  const faces = openFaces(input.fonts)
  const clean = withDrawableText(input, faces.bold)
  const facts: Facts = { code, checkCode: checkCode(payload), day: dayInKyiv(input.printedAt) }
  const layout = layoutOf(faces, clean, facts)
  if (layout.module < leastModule) return { kind: 'refused', reason: 'no-room' }

  const moduleMm = layout.module / pointsPerMm
  const title = words.title.replace('{service}', () => clean.service)
  const pdf = await drawPdf(title, clean, layout, faces)
  return { kind: 'poster', pdf, title, checkCode: facts.checkCode, code: { modules, version, level }, moduleMm }
}

function layoutOf(faces: Faces, input: PosterInput, facts: Facts): Layout {
  switch (input.format) {
    case 'a4':
      return layoutPoster(faces, a4, input, facts)
    case 'a5':
      return layoutPoster(faces, a5, input, facts)
    case 'a6':
      return layoutPoster(faces, a6, input, facts)
    case 'stand':
      return layoutStand(faces, layoutPoster(faces, panel, input, facts), input.language)
    case 'card':
      return layoutCard(faces, input, facts)
    default:
      return input.format satisfies never
  }
}

const sheets = { a4, a5, a6, stand: standSheet, card: cardSheet } as const

/** Nothing of the machine goes into the file: not its clock, not its user. */
async function drawPdf(title: string, input: PosterInput, layout: Layout, faces: Faces): Promise<Uint8Array> {
  const pdf = await PDFDocument.create({ updateMetadata: false })
  pdf.setTitle(title, { showInWindowTitleBar: true })
  pdf.setLanguage('uk')
  pdf.setCreator('Приймальня')
  pdf.setCreationDate(new Date(input.printedAt))
  // A code that a printer shrinks to fit its margins may end up with modules that are too small.
  pdf.catalog.getOrCreateViewerPreferences().setPrintScaling(PrintScaling.None)
  const { width, height } = sheets[input.format]
  const page = pdf.addPage([width * pointsPerMm, height * pointsPerMm])
  layout.draw(await createPen(pdf, page, input.fonts, faces))
  return pdf.save()
}

function tryEncode(payload: string): Code | null {
  try {
    return encodeBytes(new TextEncoder().encode(payload), create)
  } catch {
    return null
  }
}

/** Each name as one line of what the typeface has letters for. */
function withDrawableText(input: PosterInput, face: Face): PosterInput {
  const drawable = (text: string) => {
    const letters = Array.from(singleLine(text, longestText).replaceAll(/\p{M}/gu, ''))
    return singleLine(letters.filter(letter => face.has(letter)).join(''), longestText)
  }
  return {
    ...input,
    branch: drawable(input.branch),
    institution: drawable(input.institution),
    service: drawable(input.service),
  }
}

const kyivDay = new Intl.DateTimeFormat('uk-UA', {
  timeZone: 'Europe/Kyiv',
  day: '2-digit',
  month: '2-digit',
  year: 'numeric',
})

const dayInKyiv = (at: number): string => kyivDay.format(at)
