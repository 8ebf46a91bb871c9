/** Node has it no more, and old files know no other. */
export function rc4(key: Uint8Array, bytes: Uint8Array): Buffer {
  const state = Uint8Array.from({ length: 256 }, (_, index) => index)
  const swap = (one: number, other: number) => {
    const kept = state[one]!
    state[one] = state[other]!
    state[other] = kept
  }
  for (let index = 0, mixed = 0; index < 256; index += 1) {
    mixed = (mixed + state[index]! + key[index % key.length]!) & 0xff
    swap(index, mixed)
  }
  let [first, second] = [0, 0]
  return Buffer.from(
    Array.from(bytes, byte => {
      first = (first + 1) & 0xff
      second = (second + state[first]!) & 0xff
      swap(first, second)
      return byte ^ state[(state[first]! + state[second]!) & 0xff]!
    }),
  )
}
