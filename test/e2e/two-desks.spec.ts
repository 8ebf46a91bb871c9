import { expect, test, type Page } from '@playwright/test'
import { isShown, rowOf, startDemo, type Demo } from './demo.ts'

/** Two clerks at two desks, or one clerk with two windows: one truth. */

let demo: Demo
test.beforeAll(async () => {
  demo = await startDemo()
})
test.afterEach(() => demo.closeDesks())
test.afterAll(() => demo.stop())

/** Keeps back everything that the program tells this window, until it is let through. */
async function holdViews(page: Page): Promise<{ hold(): void; release(): void }> {
  const kept: (() => void)[] = []
  let isHeld = false
  await page.routeWebSocket(/\/bridge$/, window => {
    const program = window.connectToServer()
    program.onMessage(message => {
      const pass = () => window.send(message)
      if (isHeld) kept.push(pass)
      else pass()
    })
  })
  await page.reload()
  return {
    hold: () => void (isHeld = true),
    release() {
      isHeld = false
      for (const pass of kept.splice(0)) pass()
    },
  }
}

test('a decision made at one desk is seen at the other, and so is its undoing (F35)', async ({ browser }) => {
  const [id] = await demo.play([1, 'complete'])
  const [first, second] = [await demo.openDesk(browser), await demo.openDesk(browser)]
  for (const page of [first, second]) await rowOf(page, id!).click()
  await expect(rowOf(second, id!)).toContainText('На перегляді')
  await isShown(first)
  await first.keyboard.press('KeyA')
  await expect(rowOf(second, id!)).toContainText('Прийнято')
  await first.keyboard.press('KeyU')
  await expect(rowOf(second, id!)).toContainText('На перегляді')
})

test('of two decisions at once one stands, and the other clerk is told in words (F35)', async ({ browser }) => {
  const [id] = await demo.play([1, 'complete'])
  const [first, second] = [await demo.openDesk(browser), await demo.openDesk(browser)]
  const views = await holdViews(second)
  for (const page of [first, second]) {
    await rowOf(page, id!).click()
    await expect(rowOf(page, id!)).toContainText('На перегляді')
  }
  // As on a slow line: the second clerk decides before the first one's decision can be seen.
  views.hold()
  await isShown(first)
  await first.keyboard.press('KeyA')
  await expect(rowOf(first, id!)).toContainText('Прийнято')
  await isShown(second)
  await second.keyboard.press('KeyR')
  await second.getByRole('dialog').getByText('Копії іншої особи').click()
  await second
    .getByRole('dialog')
    .getByRole('button', { name: /^Відхилити/ })
    .click()
  views.release()
  await expect(second.getByText('Рішення щодо цього пакета вже прийнято.')).toBeVisible()
  await expect(second.getByText(/Пакет \d+ відхилено/)).toHaveCount(0)
  for (const page of [first, second]) await expect(rowOf(page, id!)).toContainText('Прийнято')
})
