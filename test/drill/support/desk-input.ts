import type { Page } from '@playwright/test'

/** What a person at the desk does all the time, and how long the page took to answer. */
export interface DeskInput {
  /** Ms from each key to the frame after it. */
  readonly delays: readonly number[]
  stop(): Promise<void>
}

const betweenKeysMs = 120

/** Goes down the queue and types into its filter until it is stopped. */
export async function startInput(page: Page): Promise<DeskInput> {
  const delays: number[] = []
  await page.exposeFunction('noteDelay', (ms: number) => void delays.push(ms))
  await page.evaluate(() => {
    const { noteDelay } = window as unknown as { readonly noteDelay: (ms: number) => void }
    addEventListener(
      'keydown',
      // The stamp is the browser's own: what the key waited for a busy page counts.
      ({ timeStamp }) => requestAnimationFrame(() => setTimeout(() => noteDelay(performance.now() - timeStamp))),
      { capture: true },
    )
  })
  let isStopped = false
  const typed = (async () => {
    for (let round = 0; !isStopped; round++) {
      await page.getByRole('option').first().focus()
      for (const key of ['ArrowDown', 'ArrowDown', 'ArrowDown', 'ArrowUp']) await press(page, key)
      await page.getByRole('searchbox').focus()
      for (const key of ['v', `${round % 10}`, 'Backspace', 'Escape']) await press(page, key)
    }
  })()
  // Whoever stops it gets the failure; before that the page may be closed because of another one.
  typed.catch(() => {})
  return {
    delays,
    async stop() {
      isStopped = true
      await typed
    },
  }
}

async function press(page: Page, key: string): Promise<void> {
  await page.keyboard.press(key)
  await page.waitForTimeout(betweenKeysMs)
}
