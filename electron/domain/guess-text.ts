const strictUtf8 = new TextDecoder('utf-8', { fatal: true })

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
