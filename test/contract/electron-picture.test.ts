import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createClient } from '../../shared/client.ts'
import { setupAnswers, startTestApp, temporaryFolder, type TestApp } from '../fakes/app.ts'
import type { FakeContents } from '../fakes/electron/contents.ts'
import { paintCodes } from '../fixtures/code-pixels.ts'
import { createElectronUnderTest, type ElectronUnderTest } from './electron.ts'

let folder: ReturnType<typeof temporaryFolder>
let under: ElectronUnderTest
let app: TestApp

beforeEach(async () => {
  folder = temporaryFolder('picture')
  under = createElectronUnderTest()
  app = startTestApp(under.shell, folder.path)
  await under.attach(app)
})
afterEach(async () => {
  await under.stop()
  await app.stop()
  folder.remove()
})

/** The contents of the reception window, as the fake's own. */
async function openDisplay(): Promise<FakeContents> {
  const { webContents } = await under.open('display')
  return (webContents as unknown as { readonly fake: FakeContents }).fake
}
const picture = () => under.shell.picture!('display')

describe('the picture of a page', () => {
  it.each([
    ['in pixels, as up to Electron 45', 1],
    ['by the scale of a fine screen, as from 46 on', 2],
    ['by a scale that is not whole', 1.5],
  ])('has every pixel when Electron measures %s', async (_, factor) => {
    const contents = await openDisplay()
    contents.painted = paintCodes(['https://example.org/'], 3)
    contents.captureFactor = factor
    const { data, ...size } = (await picture())!
    const { data: painted, ...paintedSize } = contents.painted
    expect(size).toEqual(paintedSize)
    expect(Buffer.from(data).equals(painted)).toBe(true)
  })

  it('is none without a window, before anything is painted, and after the page died', async () => {
    expect(await picture()).toBeNull()
    const contents = await openDisplay()
    expect(await picture()).toBeNull()
    contents.painted = paintCodes(['https://example.org/'])
    contents.crash('crashed')
    expect(await picture()).toBeNull()
  })
})

it('a code that lies over the right one is an alarm at the desk', async () => {
  const desk = createClient(await under.bridge('operator'))
  await desk('setup.finish', setupAnswers)
  const contents = await openDisplay()
  const display = createClient(await under.bridge('display'))
  const serviceOf = () => {
    const { display, services } = viewOf(app)
    return { ...display.codes[services[0]!.id], sees: display.screens[0]?.sees }
  }
  const report = () =>
    display('display.report', {
      windowId: 'one',
      screen: { width: 1920, height: 1080, ratio: 1 },
      ...{ serviceId: viewOf(app).services[0]!.id, verdict: 'verified', shown: true, module: 20, modules: 33 },
    })

  contents.painted = paintCodes([setupAnswers.service.payload])
  await report()
  expect(serviceOf()).toMatchObject({ verdict: 'verified', sees: 'canvas' })
  await vi.waitFor(() => expect(serviceOf()).toMatchObject({ verdict: 'verified', sees: 'page' }), 5_000)

  contents.painted = paintCodes(['https://diia.app/acquirers/offer-request/666'])
  await report()
  await vi.waitFor(() => expect(serviceOf()).toMatchObject({ verdict: 'mismatch', sees: 'page' }), 5_000)
})

function viewOf({ views }: TestApp) {
  const seen: { view?: Parameters<Parameters<typeof views.watch<'operator'>>[1]>[0] } = {}
  views.watch('operator', view => (seen.view = view))()
  return seen.view!
}
