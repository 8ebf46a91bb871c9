/** The part of libmime that we use; it brings no types. */
declare module 'libmime' {
  interface Libmime {
    /** Decodes every RFC 2047 word of a line. */
    decodeWords(text: string): string
    /** Splits a structured header value; joins and decodes RFC 2231 parameters. */
    parseHeaderValue(text: string): { value: string | false; params: Record<string, string> }
  }
  const libmime: Libmime
  export default libmime
}
