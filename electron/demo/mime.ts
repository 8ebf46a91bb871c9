/** Base64 in lines of 76, as RFC 2045 wants, without a break after the last. */
export function base64Lines(bytes: Uint8Array): string {
  return Buffer.from(bytes)
    .toString('base64')
    .replaceAll(/.{76}(?=.)/g, '$&\r\n')
}
