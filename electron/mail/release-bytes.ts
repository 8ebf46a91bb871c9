/**
 * Gives the memory of bytes back at once; they are empty then. Left to the collector, bytes of letters weigh so much
 * that they set off a full collection for every fifty of them, and the program keeps what it once needed.
 */
export function releaseBytes({ buffer, byteLength }: Uint8Array): void {
  // A small Buffer shares its memory with others.
  if (buffer instanceof ArrayBuffer && buffer.byteLength === byteLength) buffer.transfer(0)
}
