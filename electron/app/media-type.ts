import type { MediaKind } from '../../shared/model/package.ts'

const mediaTypes: Readonly<Record<MediaKind, string>> = {
  pdf: 'application/pdf',
  jpeg: 'image/jpeg',
  png: 'image/png',
  heic: 'image/heic',
  zip: 'application/zip',
  office: 'application/octet-stream',
  winmail: 'application/octet-stream',
  signature: 'application/pkcs7-signature',
  html: 'application/octet-stream',
  text: 'text/plain; charset=utf-8',
  calendar: 'text/calendar; charset=utf-8',
  letter: 'message/rfc822',
  other: 'application/octet-stream',
}

/** The media type of a kind known by content. HTML gets none that a browser would run. */
export function mediaTypeOf(media: MediaKind): string {
  return mediaTypes[media]
}
