import './print.css'

export interface PrintedPage {
  readonly picture: Blob
  readonly landscape: boolean
  /** Printed exactly so large, in mm; without it the page fills its sheet. */
  readonly size?: { readonly width: number; readonly height: number }
}

/** Prints pictures of pages, a sheet each: they are put in the page for as long as the print dialog needs them. */
export async function printPictures(pages: readonly PrintedPage[]): Promise<void> {
  const sheets = document.createElement('div')
  sheets.className = 'print-sheets'
  sheets.setAttribute('aria-hidden', 'true')
  const addresses = pages.map(page => URL.createObjectURL(page.picture))
  sheets.append(
    ...pages.map(({ landscape, size }, index) => {
      const image = document.createElement('img')
      image.src = addresses[index]!
      image.className = size ? 'true-size' : landscape ? 'landscape' : 'portrait'
      if (size) {
        image.style.width = `${size.width}mm`
        image.style.height = `${size.height}mm`
      }
      return image
    }),
  )
  document.body.append(sheets)
  try {
    await Promise.all(Array.from(sheets.querySelectorAll('img'), image => image.decode().catch(() => {})))
    await print()
  } finally {
    sheets.remove()
    for (const address of addresses) URL.revokeObjectURL(address)
  }
}

/** Not every shell tells when the dialog has closed; then the clerk's next press in the window does. */
async function print(): Promise<void> {
  const closed = Promise.withResolvers<unknown>()
  const signs = ['afterprint', 'pointerdown', 'keydown']
  for (const sign of signs) addEventListener(sign, closed.resolve, { capture: true })
  window.print()
  await closed.promise
  for (const sign of signs) removeEventListener(sign, closed.resolve, { capture: true })
}
