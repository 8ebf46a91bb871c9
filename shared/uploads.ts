import type { ErrorCode } from './errors.ts'

const megabyte = 1024 * 1024

/**
 * What the desk hands over as bytes: a POST of `application/octet-stream` to one of these paths, answered with JSON,
 * a refusal with a `WireError`. What such a file may weigh, and what is said of one that weighs more.
 */
export const uploads = {
  /** A photograph of 50 megapixels, with room. */
  '/pictures': { maxBytes: 32 * megabyte, tooLarge: 'picture.file-too-large' },
  /** 10,000 services with long names and lists take 8 MB. */
  '/catalogues': { maxBytes: 16 * megabyte, tooLarge: 'source.too-large' },
} as const satisfies Record<string, { readonly maxBytes: number; readonly tooLarge: ErrorCode }>

export type UploadPath = keyof typeof uploads

export function isUploadPath(path: string): path is UploadPath {
  return Object.hasOwn(uploads, path)
}
