import type { CopyType } from '../../shared/document-types.ts'
import { copyContent } from './copy-content.ts'
import type { CopyVariant } from './copy-draw.ts'
import { drawCopy } from './copy-draw.ts'
import type { Weight } from './copy-layout.ts'
import { layoutCopy } from './copy-layout.ts'
import { copyName, ukrainianCopyName } from './copy-name.ts'
import type { Typeface } from './copy-typeface.ts'
import { openTypeface } from './copy-typeface.ts'
import type { Fonts } from '../paper/fonts.ts'
import { kyivTime } from './kyiv-time.ts'
import type { Person } from './people.ts'
import type { Random } from './random.ts'
import { digits } from './random.ts'

export type { CopyVariant } from './copy-draw.ts'

export interface CopyOrder {
  readonly type: CopyType
  readonly person: Person
  /** `text` has a text layer; `outlined` has letters as shapes, as the only real copy seen does. */
  readonly variant: CopyVariant
  /** Epoch ms; printed in Kyiv time. */
  readonly requestedAt: number
  /** The institution, as «Ініціатор запиту» names it. */
  readonly requester: string
  /** As `DR-44247719539502`; all copies of one visit share it. */
  readonly requestId: string
  /** The barcode's digits come from here. */
  readonly random: Random
  readonly fonts: Fonts
  /** `slug` by default; `title` is a Ukrainian name. */
  readonly naming?: 'slug' | 'title'
}

export interface CopyFile {
  readonly name: string
  readonly bytes: Uint8Array
}

/** A synthetic copy: one A4 page that looks and is named as a copy of the service, marked ЗРАЗОК all over. */
export async function createCopy(order: CopyOrder): Promise<CopyFile> {
  const { type, fonts } = order
  const content = copyContent(type, order.person)
  const typefaces: Readonly<Record<Weight, Typeface>> = {
    regular: openTypeface(fonts.regular),
    semibold: openTypeface(fonts.semibold),
  }
  const layout = layoutCopy(content, requestLines(order, content.language), (text, size, weight) =>
    typefaces[weight].measure(text, size),
  )
  const name = order.naming === 'title' ? ukrainianCopyName : copyName
  return {
    name: name(type, digits(order.random, 13), order.requestedAt),
    bytes: await drawCopy(layout, order.variant, fonts, typefaces),
  }
}

function requestLines(order: CopyOrder, language: 'uk' | 'en'): readonly string[] {
  const { date, time } = kyivTime(order.requestedAt)
  const at = `${date}-${time}`
  return language === 'uk'
    ? [
        `Запит на цифрові копії документів від ${at}`,
        `Ініціатор запиту: ${order.requester}`,
        `Ідентифікатор запиту: ${order.requestId}`,
      ]
    : [
        `The digital document copy requested on ${at}`,
        `Request initiator: ${order.requester}`,
        `Request ID: ${order.requestId}`,
      ]
}
