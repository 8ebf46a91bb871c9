import './print.css'

export interface PrintedPage {
  readonly picture: Blob
  readonly landscape: boolean
}

/** Prints pictures of pages, a sheet each: they are put in the page for as long as the print dialog needs them. */
export async function printPictures(pages: readonly PrintedPage[]): Promise<void> {
  const sheets = document.createElement('div')
  sheets.className = 'print-sheets'
  sheets.setAttribute('aria-hidden', 'true')
  const addresses = pages.map(page => URL.createObjectURL(page.picture))
  sheets.append(
    ...pages.map(({ landscape }, index) => {
      const image = document.createElement('img')
      image.src = addresses[index]!
      image.className = landscape ? 'landscape' : 'portrait'
      return image
    }),
  )
  document.body.append(sheets)
  try {
    await Promise.all(Array.from(sheets.querySelectorAll('img'), image => image.decode().catch(() => {})))
    const printed = Promise.withResolvers<unknown>()
    addEventListener('afterprint', printed.resolve, { once: true })
    window.print()
    await printed.promise
  } finally {
    sheets.remove()
    for (const address of addresses) URL.revokeObjectURL(address)
  }
}
