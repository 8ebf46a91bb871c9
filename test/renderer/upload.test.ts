// @vitest-environment happy-dom
import { expect, test, vi } from 'vitest'
import { uploadCatalogue, uploadPicture } from '../../renderer/upload.ts'
import { AppError } from '../../shared/errors.ts'
import { uploads } from '../../shared/uploads.ts'

const { signal } = new AbortController()
const picture = (text = 'png') => new File([text], 'код.png', { type: 'image/png' })
const reading = { kind: 'codes', codes: [], pages: { lookedAt: 1, of: 1 } }

/** The program's side: what it was asked, and what it answers. */
function program(answer: () => Response | Promise<Response>) {
  const asked: { path: string; init: RequestInit }[] = []
  vi.stubGlobal('fetch', async (path: string, init: RequestInit) => {
    asked.push({ path, init })
    return answer()
  })
  return asked
}
const codeOf = async (asked: Promise<unknown>) =>
  asked.then(
    () => 'answered',
    (error: unknown) => (error instanceof AppError ? error.code : String(error)),
  )

test('a picture goes as plain bytes, without its name or type', async () => {
  const asked = program(() => Response.json(reading))
  expect(await uploadPicture(picture(), signal)).toEqual(reading)
  const { path, init } = asked[0]!
  expect([path, init.method, init.headers]).toEqual([
    '/pictures',
    'POST',
    { 'content-type': 'application/octet-stream' },
  ])
  expect(Buffer.from(init.body as ArrayBuffer).toString()).toBe('png')
})

test('a catalogue goes the same way, and comes back as what it would change', async () => {
  const answer = { id: 'f1', report: { at: 0 } }
  const asked = program(() => Response.json(answer))
  expect(await uploadCatalogue(picture('id;name'), signal)).toEqual(answer)
  expect(asked[0]?.path).toBe('/catalogues')
})

test('what the program says against a file is thrown as it is said', async () => {
  program(() => Response.json({ code: 'upload.busy' }, { status: 503 }))
  expect(await codeOf(uploadPicture(picture(), signal))).toBe('upload.busy')
  program(() => Response.json({ code: 'constructor' }, { status: 500 }))
  expect(await codeOf(uploadPicture(picture(), signal))).toBe('internal')
})

test('a program that is gone, or answers no JSON, is a lost one', async () => {
  program(() => Promise.reject(new TypeError('Failed to fetch')))
  expect(await codeOf(uploadPicture(picture(), signal))).toBe('call.lost')
  program(() => new Response('<h1>403</h1>', { status: 403 }))
  expect(await codeOf(uploadPicture(picture(), signal))).toBe('call.lost')
})

test('a file that is too large or cannot be read is not sent at all', async () => {
  const asked = program(() => Response.json(reading))
  const large = Object.defineProperty(picture(), 'size', { value: uploads['/pictures'].maxBytes + 1 })
  expect(await codeOf(uploadPicture(large, signal))).toBe('picture.file-too-large')
  const gone = Object.assign(picture(), { arrayBuffer: () => Promise.reject(new Error('NotReadableError')) })
  expect(await codeOf(uploadPicture(gone, signal))).toBe('upload.unreadable')
  expect(asked).toEqual([])
})

test('files go one after another; one that failed or was called off does not hold up the next', async () => {
  const first = Promise.withResolvers<Response>()
  let answers = 0
  const asked = program(() => (answers++ === 0 ? first.promise : Response.json(reading)))
  const off = new AbortController()
  const [one, two, three] = [
    uploadPicture(picture('1'), signal),
    uploadPicture(picture('2'), off.signal),
    uploadPicture(picture('3'), signal),
  ]
  await vi.waitFor(() => expect(asked).toHaveLength(1))
  off.abort(new Error('off'))
  first.resolve(Response.json({ code: 'internal' }, { status: 500 }))
  expect(await Promise.all([one, two, three].map(codeOf))).toEqual(['internal', 'Error: off', 'answered'])
  expect(asked).toHaveLength(2)
})
