import { decodeTransfer } from '../domain/transfer-encoding.ts'

const armour = /^-----(?:BEGIN|END) [A-Z0-9 ]{1,40}-----[ \t]*\r?$/gm

/** A signature as bytes, where it was wrapped in letters once more. */
export function plainCms(content: Buffer): Buffer {
  const head = content.toString('latin1', 0, 64)
  const isText = /^\s*(?:-----BEGIN |MI[A-Za-z0-9+/]{20})/.test(head)
  if (!isText) return content
  const decoded = decodeTransfer(Buffer.from(content.toString('latin1').replace(armour, ''), 'latin1'), 'base64')
  return Buffer.from(decoded.buffer, decoded.byteOffset, decoded.length)
}

/** The name of a document that its signature was put around: `a.pdf` of `a.pdf.p7s`. */
export function signedName(name: string): string {
  return name.replace(/\.p7[ms]$/i, '')
}
