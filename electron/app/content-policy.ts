import type { Place, PlaceOrigins } from './place.ts'

/**
 * The content security policy of a place. Nothing is allowed that is not listed.
 * `wasm-unsafe-eval`: the code check of the display (zxing) and pictures inside PDFs (pdf.js) are WebAssembly.
 */
export function contentSecurityPolicy(place: Place, { operator, previews }: PlaceOrigins): string {
  const own = [
    "default-src 'none'",
    place === 'operator' ? "script-src 'self'" : "script-src 'self' 'wasm-unsafe-eval'",
    "style-src 'self'",
    "img-src 'self' blob: data:",
    "font-src 'self'",
    "connect-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
  ]
  switch (place) {
    case 'operator':
      return [...own, `frame-src ${previews.join(' ')}`, "frame-ancestors 'none'"].join('; ')
    case 'display':
      return [...own, "frame-ancestors 'none'"].join('; ')
    case 'preview':
      return [...own, "worker-src 'self'", `frame-ancestors ${operator}`].join('; ')
  }
}
