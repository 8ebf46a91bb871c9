import { crc32, inflateRawSync } from 'node:zlib'
import { guessText } from '../domain/guess-text.ts'
import { maxRawName } from './limits.ts'

/** A file of an archive as its table of contents tells of it; nothing is unpacked yet. */
export interface ZipEntry {
  /** The last part of its path, in Unicode. */
  readonly name: string
  readonly path: string
  readonly encrypted: boolean
  readonly method: number
  readonly crc: number
  readonly packedBytes: number
  readonly bytes: number
  readonly offset: number
}

const endMark = 'PK\x05\x06'
const endBytes = 22
const maxComment = 65_535
const entryMark = 0x02_01_4b_50
const entryBytes = 46
const localMark = 0x04_03_4b_50
const localBytes = 30
const stored = 0
const deflated = 8

/** APPNOTE 4.4.4: the bits that tell of a password and of a name in UTF-8. */
const flags = { encrypted: 0x1, utf8: 0x8_00 }

export interface ZipTable {
  readonly entries: readonly ZipEntry[]
  /** Nothing that it lists is missing here. */
  readonly whole: boolean
}

/**
 * The table at the end of an archive, which alone says what belongs to it. Or what is wrong: there is none, it lists
 * more than `most`, or more bytes than there are, as only bombs do whose files lie in one another.
 */
export function listZip(zip: Buffer, most: number): ZipTable | 'truncated' | 'too-large' | 'undecodable' {
  const end = zip.lastIndexOf(endMark, undefined, 'latin1')
  if (end < Math.max(0, zip.length - endBytes - maxComment) || end + endBytes > zip.length) return 'truncated'
  const places: number[] = []
  let at = zip.readUInt32LE(end + 16)
  while (at + entryBytes <= end && zip.readUInt32LE(at) === entryMark) {
    if (places.length >= most) return 'too-large'
    places.push(at)
    at += entryBytes + zip.readUInt16LE(at + 28) + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32)
  }
  const entries = places.map(place => readEntry(zip.subarray(place, end)))
  if (entries.length === 0 && end > 0) return 'truncated'
  const packed = entries.reduce((sum, { packedBytes }) => sum + packedBytes, 0)
  return packed > zip.length ? 'undecodable' : { entries, whole: entries.length === zip.readUInt16LE(end + 10) }
}

function readEntry(entry: Buffer): ZipEntry {
  const [nameBytes, extraBytes] = [entry.readUInt16LE(28), entry.readUInt16LE(30)]
  const marks = entry.readUInt16LE(8)
  const name = entry.subarray(entryBytes, entryBytes + nameBytes)
  const extra = entry.subarray(entryBytes + nameBytes, entryBytes + nameBytes + extraBytes)
  const path = unicodePath(extra, name) ?? zipText(name.subarray(-maxRawName), marks)
  const sizes = [24, 20, 42].map(at => entry.readUInt32LE(at))
  const [bytes, packedBytes, offset] = widen(sizes, extraField(extra, 0x1)) as [number, number, number]
  return {
    name: path.replace(/^.*[/\\]/s, '').slice(0, maxRawName),
    path,
    encrypted: (marks & flags.encrypted) !== 0,
    method: entry.readUInt16LE(10),
    crc: entry.readUInt32LE(16),
    packedBytes,
    bytes,
    offset,
  }
}

/**
 * The content of a file, in memory of its own; null when it cannot be had. No more is ever unpacked than the table
 * says, which the caller has counted.
 */
export function unzip(zip: Buffer, { method, crc, packedBytes, bytes, offset }: ZipEntry): Uint8Array | null {
  if (offset + localBytes > zip.length || zip.readUInt32LE(offset) !== localMark) return null
  const start = offset + localBytes + zip.readUInt16LE(offset + 26) + zip.readUInt16LE(offset + 28)
  const packed = zip.subarray(start, start + packedBytes)
  if (packed.length < packedBytes || (method === stored && packedBytes !== bytes)) return null
  const content = method === stored ? Uint8Array.from(packed) : method === deflated ? inflate(packed, bytes) : null
  return content?.length === bytes && crc32(content) === crc ? content : null
}

function inflate(packed: Buffer, bytes: number): Uint8Array | null {
  try {
    // In one piece, with room for the byte that must not come.
    const chunkSize = Math.max(Buffer.poolSize, bytes + 1)
    const content = inflateRawSync(packed, { chunkSize, maxOutputLength: Math.max(1, bytes) })
    return content.length < Buffer.poolSize ? Uint8Array.from(content) : content
  } catch {
    return null
  }
}

/** ZIP64: what has no room in its field stands in another one, in this order. Some programs do so whatever the size. */
function widen(sizes: readonly number[], field: Buffer | null): readonly number[] {
  let at = 0
  return sizes.map(size => {
    if (size !== 0xff_ff_ff_ff || !field || at + 8 > field.length) return size
    at += 8
    return Number(field.readBigUInt64LE(at - 8))
  })
}

/** Info-ZIP's own field: the name in UTF-8, as long as it belongs to the plain one beside it. */
function unicodePath(extra: Buffer, name: Buffer): string | null {
  const field = extraField(extra, 0x70_75)
  return field && field.length > 5 && field.readUInt32LE(1) === crc32(name) ? field.toString('utf8', 5) : null
}

function extraField(extra: Buffer, id: number): Buffer | null {
  for (let at = 0; at + 4 <= extra.length; at += 4 + extra.readUInt16LE(at + 2)) {
    if (extra.readUInt16LE(at) === id) return extra.subarray(at + 4, at + 4 + extra.readUInt16LE(at + 2))
  }
  return null
}

/** DOS and Windows write names in the code page of the console, other programs in that of the windows; few say which. */
function zipText(name: Buffer, marks: number): string {
  if ((marks & flags.utf8) !== 0) return name.toString('utf8')
  const guessed = guessText(name)
  const dos = new TextDecoder('ibm866').decode(name)
  // Hardly a word goes without the vowels that the two pages keep in different quarters.
  return lettersOf(dos) > lettersOf(guessed) ? dos : guessed
}

const lettersOf = (text: string): number => text.match(/[А-Яа-яЄєІіЇїҐґЁё]/g)?.length ?? 0
