import { codeKind, type CodeKind } from '../../shared/code-kind.ts'
import type { CodeBox } from '../../shared/model/code-reading.ts'
import { checkPayload, type PayloadCheck } from '../../shared/qr-payload.ts'

/** A code that was found in a picture, or a link that was pasted for one. */
export interface Found {
  readonly payload: string
  readonly isText: boolean
  readonly kind: CodeKind
  /** Of a PDF, from 1. */
  readonly page: number
  /** Where it lies in its picture; null for a pasted link. */
  readonly box: CodeBox | null
}

/** What a clipboard puts around a link is dropped; the link itself stays byte for byte. */
export function pastedCode(text: string): Found {
  const payload = text.trim()
  return { payload, isText: true, kind: codeKind(payload, true), page: 1, box: null }
}

/** May this code be taken over, as far as the window can say? The program has the last word. */
export function verdictOf({ payload, isText }: Found, hosts: ReadonlySet<string>): PayloadCheck {
  return isText ? checkPayload(payload, hosts) : 'not-link'
}

/** The parts of a link as people read it: where it leads, and to what there. */
export function partsOf(payload: string): { readonly host: string; readonly path: string } | null {
  const [, host, path] = /^https?:\/\/([^/?#\\\s]+)(.*)$/is.exec(payload) ?? []
  return host === undefined || path === undefined ? null : { host, path }
}
