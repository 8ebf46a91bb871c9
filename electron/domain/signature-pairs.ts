import type { ParsedPart } from './letter.ts'

type Named = Pick<ParsedPart, 'name' | 'media' | 'sha256' | 'takenFrom'>

/** CAdES beside or around a document, encrypted for a key, and signed containers (ASiC). */
const extension = /\.(?:p7s|p7m|p7e|sig|asice|asics|sce|scs)$/i

/**
 * For each file of a letter the place of the document that it signs; null for what signs nothing, or nobody knows what.
 * Signing programs keep the document's name and add to it; some put their extension in the place of its own.
 */
export function pairSignatures(parts: readonly Named[]): readonly (number | null)[] {
  const places = new Map<string, number>()
  parts.forEach((part, at) => {
    if (isSignature(part)) return
    for (const key of [plain(part.name), `${stem(plain(part.name))}.`]) {
      const known = places.get(key)
      // One of several that are named alike: nobody can tell which.
      if (known === undefined) places.set(key, at)
      else if (parts[known]?.sha256 !== part.sha256) places.set(key, -1)
    }
  })
  return parts.map((part, at) => {
    if (!isSignature(part)) return null
    const inside = parts.flatMap(({ takenFrom }, index) => (takenFrom === at ? index : []))
    // All that is in a signed container is signed: that is seen without a word.
    if (inside.length > 0) return inside.length === 1 ? inside[0]! : null
    const name = plain(part.name).replace(extension, '')
    const beside = name === '' ? undefined : (places.get(name) ?? places.get(`${name}.`))
    return beside === undefined || beside < 0 ? null : beside
  })
}

function isSignature({ name, media }: Named): boolean {
  return media === 'signature' || extension.test(name)
}

/** As names are compared: whatever the case, and however accents were written. */
const plain = (name: string): string => name.trim().normalize('NFC').toLowerCase()
const stem = (name: string): string => name.replace(/\.[^.]*$/, '')
