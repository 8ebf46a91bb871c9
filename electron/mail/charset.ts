import { guessText } from '../domain/guess-text.ts'

/** Charset names that say nothing: programs write them over whatever bytes they have. */
const meaningless =
  /^(|us-ascii|ascii|ansi_x3\.4-1968|iso-8859-1|latin1|unknown(-8bit)?|x-unknown|default|binary|8bit)$/

/** Bytes as text by the charset they claim; a false or missing claim falls back to what the bytes look like. */
export function decodeText(bytes: Uint8Array, claimed: string): string {
  const name = claimed.trim().toLowerCase()
  if (meaningless.test(name)) return guessText(bytes)
  try {
    return new TextDecoder(name === 'cp-1251' || name === 'win-1251' ? 'windows-1251' : name).decode(bytes)
  } catch {
    // The name is unknown to the platform (utf-7, misspellings).
    return guessText(bytes)
  }
}
