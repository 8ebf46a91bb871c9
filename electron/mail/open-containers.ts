import type { ParsedPart } from '../domain/letter.ts'
import type { CopyProblem } from '../../shared/model/package.ts'
import { decodeTransfer } from '../domain/transfer-encoding.ts'
import { isHelper, isOffice } from './archive-kind.ts'
import { readCms } from './cms-content.ts'
import { describePart } from './describe-part.ts'
import type { BodyText } from './letter-words.ts'
import { maxCmsElements, maxParts, maxSignatureLayers, maxZipBytes, maxZipEntries, pdfHeaderWindow } from './limits.ts'
import { releaseLarge } from './release-bytes.ts'
import { plainCms, signedName } from './signature-files.ts'
import { listZip, unzip } from './zip-entries.ts'

export interface Opened {
  readonly parts: readonly ParsedPart[]
  /** What the sender wrote where the whole letter is signed. */
  readonly words: readonly BodyText[]
}

/** Reads what was signed as S/MIME does: a part of a letter with headers of its own. */
export type ReadSigned = (bytes: Buffer) => Opened

const mimeStart = /^\s*(?:content-[a-z-]+|mime-version)[ \t]*:/i

/**
 * The files of a letter with what is in its archives and signatures, each behind what it was taken out of. That stays
 * as it came, with its problem where it could not be opened. Archives in archives stay closed.
 */
export function openContainers(raw: Buffer, parts: readonly ParsedPart[], readSigned: ReadSigned): Opened {
  const found: ParsedPart[] = []
  const words: BodyText[] = []
  // Helpers are listed too: folders, and a Mac’s marks for each file.
  let listedLeft = maxZipEntries * 2
  let entriesLeft = maxZipEntries
  let bytesLeft = maxZipBytes
  const budget = { elements: maxCmsElements }
  for (const part of parts) open(part, null, 0)
  return { parts: found, words }

  function open(part: ParsedPart, takenFrom: number | null, layer: number): void {
    const at = found.push({ ...part, takenFrom }) - 1
    const isSigned = part.media === 'signature'
    if (!isSigned && part.media !== 'zip') return
    const content = contentOf(raw, part)
    const problem = isSigned ? openSigned(part, content, at, layer) : openZip(content, at)
    if (part.range !== null && part.range.encoding !== 'identity') releaseLarge(content)
    found[at] = { ...found[at]!, problem: part.problem ?? problem }
  }

  function openZip(zip: Buffer, at: number): CopyProblem | null {
    const table = listZip(zip, listedLeft)
    if (typeof table === 'string') return table
    listedLeft -= table.entries.length
    if (isOffice(table.entries.map(({ path }) => path))) return null
    const entries = table.entries.filter(({ path }) => !isHelper(path))
    const bytes = entries.reduce((sum, entry) => sum + entry.bytes, 0)
    if (entries.length > entriesLeft || bytes > bytesLeft) return 'too-large'
    let problem: CopyProblem | null = table.whole ? null : 'undecodable'
    for (const entry of entries) {
      // Counted whether it opens or not: each costs a try.
      entriesLeft -= 1
      bytesLeft -= entry.bytes
      const content = entry.encrypted ? null : unzip(zip, entry)
      if (content) found.push({ ...described(entry.name, content), takenFrom: at })
      else problem = entry.encrypted ? 'encrypted' : (problem ?? 'undecodable')
    }
    return problem
  }

  function openSigned(part: ParsedPart, content: Buffer, at: number, layer: number): CopyProblem | null {
    const plain = plainCms(content)
    const cms = readCms(plain, budget)
    switch (cms.kind) {
      case 'detached':
        return null
      case 'enveloped':
        return 'enveloped'
      case 'unreadable':
        // A signature beside a document is looked at elsewhere; of an envelope the document is missing.
        return isEnvelope(part) || plain.subarray(0, pdfHeaderWindow).includes('%PDF-') ? 'undecodable' : null
      case 'signed':
        if (layer >= maxSignatureLayers || found.length >= maxParts + maxZipEntries) return 'too-large'
        return takeSigned(part, cms.content, at, layer)
      default:
        return cms satisfies never
    }
  }

  function takeSigned(part: ParsedPart, content: Buffer, at: number, layer: number): CopyProblem | null {
    if (!mimeStart.test(content.toString('latin1', 0, 200))) {
      open(described(signedName(part.name), Uint8Array.from(content)), at, layer + 1)
      return null
    }
    try {
      const read = readSigned(content)
      words.push(...read.words)
      for (const inner of read.parts) open(inner, at, layer + 1)
      return null
    } catch {
      return 'undecodable'
    }
  }
}

const isEnvelope = ({ declaredType, name }: ParsedPart): boolean =>
  declaredType.endsWith('pkcs7-mime') || /\.p7m$/i.test(name)

function described(name: string, content: Uint8Array): ParsedPart {
  const claim = { type: 'application/octet-stream', name }
  return { ...describePart(claim, content, null, 'identity'), range: null, content }
}

function contentOf(raw: Buffer, { range, content }: ParsedPart): Buffer {
  const bytes = range
    ? decodeTransfer(raw.subarray(range.offset, range.offset + range.length), range.encoding)
    : (content ?? new Uint8Array(0))
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
}
