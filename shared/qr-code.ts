/** A code as a square of modules. */
export interface Code {
  readonly modules: number
  readonly version: number
  readonly level: Level
  isDark(row: number, column: number): boolean
}

/** How much of a code may be lost: 15, 25 or 30 hundredths. */
type Level = 'M' | 'Q' | 'H'

/** What is asked of the library that encodes; it throws for more bytes than the version or the largest code holds. */
export type Encoder = (
  segments: { data: Uint8Array; mode: 'byte' }[],
  options: { errorCorrectionLevel: Level; version?: number },
) => {
  readonly version: number
  readonly modules: { readonly size: number; readonly data: ArrayLike<number> }
}

/**
 * The payload as one byte segment, so that the bytes read are the bytes stored.
 * Level M, or a higher one where it needs no larger version and so no smaller modules.
 * @throws what `encode` throws when no code holds so many bytes, or when there are none
 */
export function encodeBytes(bytes: Uint8Array, encode: Encoder): Code {
  const segments = [{ data: bytes, mode: 'byte' as const }]
  let level: Level = 'M'
  let code = encode(segments, { errorCorrectionLevel: level })
  for (const higher of ['Q', 'H'] as const) {
    try {
      code = encode(segments, { version: code.version, errorCorrectionLevel: higher })
      level = higher
    } catch {
      // More correction than this version holds: the level before is the answer.
      break
    }
  }
  const { version } = code
  const { size, data } = code.modules
  return { modules: size, version, level, isDark: (row, column) => data[row * size + column] === 1 }
}
