import { createCipheriv, createHash } from 'node:crypto'
import type { PdfValue } from './pdf-values.ts'
import { rc4 } from './rc4.ts'

/** ISO 32000-1, 7.6.3.3: what an empty password is filled up with. */
const padding = Buffer.from('28bf4e5e4e758a4164004e56fffa01082e2e00b6d0683e802f0ca9fe6453697a', 'hex')

/** Whether the empty password of a reader opens what is locked so; `id` is the file's. */
export function opensWithout(lock: ReadonlyMap<string, PdfValue>, id: Buffer): boolean {
  const number = (name: string, otherwise: number) => {
    const value = lock.get(name)
    return typeof value === 'number' ? value : otherwise
  }
  const bytes = (name: string) => {
    const value = lock.get(name)
    return value !== null && typeof value === 'object' && 'bytes' in value ? value.bytes : Buffer.alloc(0)
  }
  const filter = lock.get('Filter')
  if (filter === null || typeof filter !== 'object' || !('name' in filter) || filter.name !== 'Standard') return false
  const [revision, user, owner] = [number('R', 0), bytes('U'), bytes('O')]
  if (revision === 5 || revision === 6) {
    if (user.length < 48) return false
    const salted = createHash('sha256').update(user.subarray(32, 40)).digest()
    return (revision === 5 ? salted : hardened(salted)).equals(user.subarray(0, 32))
  }
  if (revision < 2 || revision > 4 || user.length < 32 || owner.length < 32) return false
  const length = revision === 2 ? 5 : number('V', 0) === 4 ? 16 : Math.min(16, Math.max(5, number('Length', 40) >> 3))
  const permissions = Buffer.alloc(4)
  permissions.writeInt32LE(number('P', 0) | 0)
  const isMetadataOpen = revision === 4 && lock.get('EncryptMetadata') === false
  const seed = [padding, owner.subarray(0, 32), permissions, id, Buffer.alloc(isMetadataOpen ? 4 : 0, 0xff)]
  let key = md5(...seed).subarray(0, length)
  if (revision === 2) return rc4(key, padding).equals(user.subarray(0, 32))
  for (let round = 0; round < 50; round += 1) key = md5(key).subarray(0, length)
  let check = md5(padding, id)
  for (let round = 0; round < 20; round += 1) {
    check = rc4(
      key.map(byte => byte ^ round),
      check,
    )
  }
  return check.equals(user.subarray(0, 16))
}

/** ISO 32000-2, 7.6.4.3.4, for an empty password: made slow so that passwords are not guessed. */
function hardened(start: Buffer): Buffer {
  let key = start
  for (let round = 0; ; round += 1) {
    const cipher = createCipheriv('aes-128-cbc', key.subarray(0, 16), key.subarray(16, 32)).setAutoPadding(false)
    const encrypted = cipher.update(Buffer.concat(Array<Buffer>(64).fill(key)))
    const rest = encrypted.subarray(0, 16).reduce((sum, byte) => sum + byte, 0) % 3
    key = createHash(rest === 0 ? 'sha256' : rest === 1 ? 'sha384' : 'sha512')
      .update(encrypted)
      .digest()
    if (round >= 63 && encrypted.at(-1)! <= round - 31) return key.subarray(0, 32)
  }
}

function md5(...pieces: readonly Uint8Array[]): Buffer {
  const hash = createHash('md5')
  for (const piece of pieces) hash.update(piece)
  return hash.digest()
}
