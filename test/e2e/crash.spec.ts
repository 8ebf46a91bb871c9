import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { demoInstitution } from '../../electron/demo/institution.ts'
import type { OperatorView } from '../../shared/views.ts'
import { temporaryFolder } from '../fakes/app.ts'
import { multipart, pdfBytes, pdfPart, textPart } from '../fixtures/letters.ts'
import { rowOf, startDemo, type Demo } from './demo.ts'

/** A power cut in the middle of everything, and the morning after it. */

/** As heavy as real ones, so that taking them in lasts long enough to be cut. */
const letters = Array.from({ length: 150 }, (_, index) =>
  multipart(
    [
      textPart(`Копії ${index}`),
      pdfPart(
        ['Content-Disposition: attachment; filename="internal-passport-1-24.11.2026-10_41_07.pdf"'],
        pdfBytes(`${index} `.repeat(60_000)),
      ),
    ],
    { headers: [`From: visitor-${index}@example.com`, 'Subject: Copies', 'MIME-Version: 1.0'] },
  ),
)

let demo: Demo
let folder: ReturnType<typeof temporaryFolder>
test.beforeAll(() => {
  folder = temporaryFolder('e2e-crash')
})
test.afterAll(async () => {
  try {
    await demo.stop()
  } finally {
    folder.remove()
  }
})

test('kill -9 while letters come in: the next start loses none, doubles none and keeps what was decided (F3, F8)', async ({
  browser,
}) => {
  const dataDir = join(folder.path, 'data')
  demo = await startDemo({ dataDir })
  const [accepted, rejected] = await demo.play([1, 'complete'], [2, 'complete'])
  await demo.ask('package.accept', { id: accepted })
  await demo.ask('package.reject', { id: rejected, reason: 'Копії іншої особи' })
  demo.lay(letters)
  const cut = await demo.until(view => view.queue.length > 5)
  await demo.kill('SIGKILL')
  expect(cut.queue.length).toBeLessThan(letters.length)
  // What a program that ended properly takes with it. Windows has pipes, which leave nothing.
  if (process.platform !== 'win32') expect(existsSync(join(dataDir, 'instance.sock'))).toBe(true)

  const restartedAt = Date.now()
  demo = await startDemo({ dataDir })
  const [hr] = demoInstitution(dataDir).mailboxes
  const isCaughtUp = ({ mailboxes }: OperatorView) =>
    (mailboxes.find(({ id }) => id === hr!.id)?.lastSuccessAt ?? 0) >= restartedAt
  const { queue } = await demo.until(isCaughtUp)
  const senders = queue.filter(item => item.settledAt === null).map(item => item.sender)
  expect(senders.toSorted()).toEqual(letters.map((_, index) => `visitor-${index}@example.com`).toSorted())
  // What was seen before the cut is what is there after it, under the same codes.
  const codes = new Map(queue.map(({ id, code }) => [id, code]))
  expect(cut.queue.filter(({ id, code }) => codes.get(id) !== code)).toEqual([])
  expect(new Set(queue.filter(item => item.settledAt === null).map(item => item.code)).size).toBe(letters.length)

  const page = await demo.openDesk(browser)
  await expect(rowOf(page, accepted!)).toContainText('Прийнято')
  await expect(rowOf(page, rejected!)).toContainText('Копії іншої особи')
  await demo.closeDesks()
})
