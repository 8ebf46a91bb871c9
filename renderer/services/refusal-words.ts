import type { PayloadCheck } from '../../shared/qr-payload.ts'
import type { Translate } from '../i18n.ts'
import { partsOf, type Found } from './found-code.ts'

/** Why a code is not taken over, and what to do instead. */
export function refusalWords(text: Translate, found: Found, verdict: Exclude<PayloadCheck, 'ok'>): string {
  if (verdict === 'too-long') return text('services.refused-too-long')
  switch (found.kind) {
    case 'service':
    case 'link': {
      const host = partsOf(found.payload)?.host
      return verdict === 'foreign-host' && host !== undefined
        ? text('services.refused-foreign', { host })
        : text('services.refused-not-link')
    }
    case 'document-check':
    case 'payment':
    case 'wifi':
    case 'contact':
    case 'phone':
    case 'text':
    case 'binary':
      return text(`services.refused-${found.kind}`)
    default:
      return found.kind satisfies never
  }
}
