import { expect, test } from '@playwright/test'
import { prepareDecoder, readCodes } from '../../electron/services/read-codes.ts'
import { readWasm } from '../../electron/workers/wasm-file.ts'
import type { WorkingHours } from '../../shared/model/branch-facts.ts'
import { languages } from '../../shared/settings.ts'
import type { DisplayService, DisplayView } from '../../shared/views.ts'
import { keepScreenshot } from './browser.ts'
import { openReception, serviceOf, viewOf, type ReceptionPage } from './reception-page.ts'

/** Everything that the visitors' screen can show, on the monitors it can stand on, in both languages. */

test.beforeAll(() => prepareDecoder(readWasm('zxing-wasm/reader/zxing_reader.wasm', import.meta.url)))

const layouts = [
  { name: '1080p', width: 1920, height: 1080, scale: 1, all: true },
  { name: 'upright', width: 1080, height: 1920, scale: 1, all: true },
  // The same page in other pixels: what depends on them is enough.
  { name: '720p', width: 1280, height: 720, scale: 1, all: false },
  { name: '4k', width: 3840, height: 2160, scale: 2, all: false },
]

/** A Tuesday. */
const now = new Date(2026, 10, 24, 10, 42)
const week = (opens: number, closes: number): WorkingHours => {
  const day = { opens: opens * 60, closes: closes * 60 }
  return { days: [day, day, day, day, day, null, null] }
}
const open = week(9, 18)

const job = serviceOf('job', 'Приймання на роботу', { hours: open })
const displaced = serviceOf('displaced', 'Допомога внутрішньо переміщеним особам', {
  hours: open,
  required: ['passport', 'taxpayer-card', 'reference-internally-displaced-person'],
  optional: ['birth-certificate', 'pension-card', 'veteran-certificate', 'marriage-act-record'],
})
const ten = serviceOf('ten', 'Компенсація за пальне', {
  hours: open,
  required: ['passport', 'taxpayer-card', 'driver-license', 'vehicle-license', 'veteran-certificate'],
  optional: [
    'birth-certificate',
    'pension-card',
    'student-id-card',
    'residence-permit-permanent',
    'residence-permit-temporary',
  ],
})
/** As much as version 14 holds at level M. */
const large = serviceOf('large', 'Реєстрація місця проживання', {
  hours: open,
  payload: 'https://diia.app/acquirers/branch/zrazok/offer/'.padEnd(362, '0'),
})
/** As much as is taken over at all. */
const longest = serviceOf('longest', 'Пільговий проїзд для студентів', {
  payload: 'https://diia.app/acquirers/branch/zrazok/offer/'.padEnd(500, '0'),
})
/** «об 11:42» takes the most room. */
const received = { serviceId: 'job', receivedAt: new Date(2026, 10, 24, 11, 42).getTime(), copies: 3, code: 47 }
const five = [job, displaced, { ...ten, payload: null }, large, longest]
const center = { branch: 'Центр надання послуг', hours: null }
const eight = [...five, serviceOf('leave', 'Звільнення'), serviceOf('study', 'Відпустка у звʼязку з навчанням')]
  .concat(serviceOf('school', 'Зарахування дитини до школи'))
  .map((service, index) => (index % 2 ? { ...service, ...center } : service))

interface State {
  readonly name: string
  readonly view: DisplayView
  /** Whose code a phone must read; null where none may be. */
  readonly reads: DisplayService | null
  /** Shown on every monitor, not only on those that show all. */
  readonly everywhere?: boolean
}

const states: readonly State[] = [
  { name: 'plain', view: viewOf([job]), reads: job, everywhere: true },
  { name: 'closed', view: viewOf([{ ...job, hours: week(11, 18) }]), reads: job },
  { name: 'lost', view: viewOf([{ ...job, payload: null }]), reads: null },
  { name: 'seven', view: viewOf([displaced]), reads: displaced },
  { name: 'ten', view: viewOf([ten]), reads: ten },
  { name: 'version-14', view: viewOf([large]), reads: large, everywhere: true },
  { name: 'longest', view: viewOf([longest], { edition: 'demo' }), reads: longest },
  { name: 'picker', view: viewOf(five), reads: null, everywhere: true },
  { name: 'picker-of-branches', view: viewOf(eight, { branch: '' }), reads: null },
  // Last: time stands still from here on, or a slow machine would miss the stamp.
  { name: 'received', view: viewOf([job], { received }), reads: job },
]

for (const { name: layout, width, height, scale, all } of layouts) {
  for (const language of languages) {
    test(`${layout} in ${language}: all words are whole, and each code reads as it was stored`, async ({ browser }) => {
      const viewport = { width: width / scale, height: height / scale }
      const context = await browser.newContext({ viewport, deviceScaleFactor: scale, hasTouch: true })
      await context.clock.install({ time: now })
      const reception = await openReception(context, viewOf([], { language }))
      await reception.page.touchscreen.tap(5, 5)
      for (const { name, view, reads } of states.filter(state => all || state.everywhere)) {
        if (view.received) await context.clock.pauseAt(now.getTime() + 15 * 60_000)
        reception.show({ ...view, language })
        await settled(reception, view, reads)
        const picture = await keepScreenshot(reception.page, `reception/${layout}-${language}-${name}`)
        // By the program's own reader: nothing else on the page may look like a code to it.
        const reading = await readCodes(picture)
        const payloads = reading.kind === 'codes' ? reading.codes.map(code => code.payload) : []
        expect(payloads, name).toEqual(reads === null ? [] : [reads.payload])
        expect(await spills(reception), name).toEqual([])
      }
      await context.close()
    })
  }
}

async function settled({ page }: ReceptionPage, { services, received }: DisplayView, reads: DisplayService | null) {
  if (services.length > 1) return expect(page.locator('.card')).toHaveCount(services.length)
  if (received) await expect(page.locator('.received')).toBeVisible()
  await expect(page.locator(reads === null ? '.code-lost' : 'canvas.code-seen')).toBeVisible()
  await expect(page.locator('h1')).toHaveText(services[0]!.name)
  await page.evaluate(() => document.fonts.ready.then(() => true))
}

/** Words that are cut off or reach out of their place. */
function spills({ page }: ReceptionPage): Promise<string[]> {
  return page.evaluate(() => {
    const seen = [...document.querySelectorAll<HTMLElement>('.page, .page *')].filter(
      element => element.checkVisibility({ visibilityProperty: true }) && element.closest('svg') === null,
    )
    // The whole picture may be moved by four pixels against burn-in.
    const slack = 5
    const isOut = (element: HTMLElement) => {
      const { left, top, right, bottom } = element.getBoundingClientRect()
      return left < -slack || top < -slack || right > innerWidth + slack || bottom > innerHeight + slack
    }
    const isCut = (element: HTMLElement) => element.scrollWidth > element.clientWidth + 1 && element.clientWidth > 0
    return seen
      .filter(element => isOut(element) || (isCut(element) && getComputedStyle(element).display !== 'inline'))
      .map(element => element.className || element.tagName)
  })
}
