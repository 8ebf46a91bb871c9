import { create, type QRCode } from 'qrcode'

/** A code as a square of modules. */
export interface Code {
  readonly modules: number
  isDark(row: number, column: number): boolean
}

/**
 * The payload as one byte segment, so that the bytes read are the bytes stored.
 * Level M, or a higher one where it needs no larger version and so no smaller modules.
 */
export function encodeCode(payload: string): Code {
  const segments = [{ data: new TextEncoder().encode(payload), mode: 'byte' as const }]
  let code: QRCode = create(segments, { errorCorrectionLevel: 'M' })
  for (const errorCorrectionLevel of ['Q', 'H'] as const) {
    try {
      code = create(segments, { version: code.version, errorCorrectionLevel })
    } catch {
      // More correction than this version holds: the level before is the answer.
      break
    }
  }
  const { size, data } = code.modules
  return { modules: size, isDark: (row, column) => data[row * size + column] === 1 }
}
