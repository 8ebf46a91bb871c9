import { expect, test } from 'vitest'
import { checkCode } from '../../../electron/domain/check-code.ts'

const payload = (number: number) => `https://diia.app/acquirers/offer-request/${String(number).padStart(24, '0')}`

test('a payload has one check code, made of signs that are not mistaken for each other', () => {
  // SHA-256 of the empty text begins with e3b0c44298.
  expect(checkCode('')).toBe('WERC-8GMR')
  const codes = Array.from({ length: 500 }, (_, number) => checkCode(payload(number)))
  expect(codes.filter(code => !/^[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$/.test(code))).toEqual([])
  expect(new Set(codes).size).toBe(codes.length)
})

test('the code tells payloads apart that look alike', () => {
  const [one, other] = [payload(47), payload(47).replace('offer-request/0', 'offer-request/O')]
  expect(checkCode(one)).not.toBe(checkCode(other))
  expect(checkCode(one)).not.toBe(checkCode(`${one} `))
})
