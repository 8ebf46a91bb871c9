/**
 * Gives the memory of bytes back at once; they are empty then. Left to the collector, bytes of letters weigh so much
 * that they set off a full collection for every fifty of them, and the program keeps what it once needed.
 */
export function releaseBytes({ buffer, byteLength }: Uint8Array): void {
  // A small Buffer shares its memory with others.
  if (buffer instanceof ArrayBuffer && buffer.byteLength === byteLength) buffer.transfer(0)
}

/** The same for what was just decoded: it has its memory for itself where that is large, and is often shorter than it. */
export function releaseLarge({ buffer, byteLength }: Uint8Array): void {
  if (buffer instanceof ArrayBuffer && byteLength > Buffer.poolSize) buffer.transfer(0)
}
