import { expect, it } from 'vitest'
import { releaseBytes, releaseLarge } from '../../../electron/mail/release-bytes.ts'

it('bytes with memory of their own are empty afterwards', () => {
  const bytes = Buffer.concat([Buffer.alloc(100_000, 1), Buffer.alloc(100_000, 2)])
  releaseBytes(bytes)
  expect(bytes.length).toBe(0)
})

it('bytes that share their memory are left alone, and so are their neighbours', () => {
  const whole = Buffer.alloc(100_000, 1)
  const part = whole.subarray(10, 20)
  releaseBytes(part)
  const small = Buffer.from('small')
  releaseBytes(small)
  expect([whole.length, part.length, small.toString()]).toEqual([100_000, 10, 'small'])
})

it('large decoded bytes are empty afterwards, though more memory was allotted than they fill', () => {
  const decoded = Buffer.from(`${'QUJD'.repeat(100_000)}\r\n\r\n`, 'base64')
  expect(decoded.buffer.byteLength).toBeGreaterThan(decoded.length)
  releaseLarge(decoded)
  expect(decoded.length).toBe(0)
})
