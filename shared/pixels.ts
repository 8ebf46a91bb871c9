/** A picture without a file around it: rows from the top, four bytes a pixel; in which order their colours stand does not matter to codes. */
export interface Pixels {
  readonly width: number
  readonly height: number
  readonly data: Uint8Array
}
