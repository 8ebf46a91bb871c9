/** A name without what people write now one way, now another: case, apostrophes, quotes, dashes, spaces. */
export function plainName(name: string): string {
  const plain = name
    .normalize('NFC')
    .toLowerCase()
    .replaceAll(/['’ʼ`]/g, '')
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
  // Of signs alone nothing would be left, and all such names would be one.
  return plain || name
}
