const strictUtf8 = new TextDecoder('utf-8', { fatal: true })

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

/** Text without a trustworthy charset: UTF-8 when it can be, else the Cyrillic code page that its letters speak for. */
export function guessText(bytes: Uint8Array): string {
  try {
    return strictUtf8.decode(bytes)
  } catch {
    return new TextDecoder(guessCyrillic(bytes)).decode(bytes)
  }
}

/** Small letters outnumber capitals, and the two code pages keep them in opposite quarters. */
function guessCyrillic(bytes: Uint8Array): 'windows-1251' | 'koi8-u' {
  let third = 0
  let fourth = 0
  for (const byte of bytes) {
    if (byte >= 0xe0) fourth += 1
    else if (byte >= 0xc0) third += 1
  }
  return third > fourth ? 'koi8-u' : 'windows-1251'
}
