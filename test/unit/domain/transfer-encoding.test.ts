import { describe, expect, test } from 'vitest'
import { decodeTransfer } from '../../../electron/domain/transfer-encoding.ts'

function base64(text: string): string {
  return Buffer.from(decodeTransfer(Buffer.from(text, 'latin1'), 'base64')).toString('latin1')
}

function quoted(text: string): string {
  return Buffer.from(decodeTransfer(Buffer.from(text, 'latin1'), 'quoted-printable')).toString('latin1')
}

describe('base64', () => {
  test.each([
    ['', ''],
    ['YWJj', 'abc'],
    ['YWI=', 'ab'],
    ['YQ==', 'a'],
    ['YQ', 'a'],
    ['YWI', 'ab'],
    ['YWJjZ', 'abc'],
    ['YW\r\nJj\r\n', 'abc'],
    [' Y\tW J\0j ', 'abc'],
    ['YW!J\xffj', 'abc'],
    ['YW-J_j', 'abc'],
    ['YQ==YWJj', 'a'],
    ['YQ=\r\n=\r\n-- \r\nЗ повагою', 'a'],
    ['====', ''],
    ['+/+/', '\xfb\xff\xbf'],
  ])('%j', (encoded, expected) => {
    expect(base64(encoded)).toBe(expected)
  })

  test('reads a part of a larger buffer', () => {
    const letter = Buffer.from('head YWJj tail')
    expect(Buffer.from(decodeTransfer(letter.subarray(5, 9), 'base64')).toString()).toBe('abc')
  })
})

describe('quoted-printable', () => {
  test.each([
    ['', ''],
    ['abc', 'abc'],
    ['=D0=9A', '\xd0\x9a'],
    ['=d0=9a', '\xd0\x9a'],
    ['a=\r\nb', 'ab'],
    ['a=\nb', 'ab'],
    ['a= \t\r\nb', 'ab'],
    ['a =\r\nb', 'a b'],
    ['a \t\r\nb', 'a\r\nb'],
    ['a \nb', 'a\nb'],
    ['a=20\r\nb', 'a \r\nb'],
    ['a  ', 'a'],
    ['a=', 'a'],
    ['a= ', 'a'],
    ['a=\r', 'a'],
    ['a=\rb', 'a=\rb'],
    ['a=ZZb', 'a=ZZb'],
    ['a=4', 'a=4'],
    ['==41', '=A'],
    ['=3D=3D', '=='],
    [' a\tb', ' a\tb'],
    ['\r\n\r\n', '\r\n\r\n'],
    ['a\r \rb', 'a\r \rb'],
  ])('%j', (encoded, expected) => {
    expect(quoted(encoded)).toBe(expected)
  })
})

test('identity changes nothing', () => {
  const bytes = Buffer.from('=41 YWJj \r\n')
  expect(decodeTransfer(bytes, 'identity')).toEqual(bytes)
})
