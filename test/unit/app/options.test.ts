import { describe, expect, it } from 'vitest'
import { OptionError, parseOptions } from '../../../electron/app/options.ts'

const parse = (...args: string[]) => parseOptions(args, { XDG_DATA_HOME: '/data' }, 'linux')

describe('the command line', () => {
  it('keeps the demo and the work apart', () => {
    expect(parse().dataDir).toBe('/data/pryimalnia')
    expect(parse('--demo').dataDir).toBe('/data/pryimalnia-demo')
    expect(parse('--demo').edition).toBe('demo')
  })
  it('reads every option', () => {
    expect(parse('--data', '/x', '--shell', 'web', '--port', '8080', '--no-open')).toEqual({
      edition: 'work',
      dataDir: '/x',
      shell: 'web',
      port: 8080,
      open: false,
      help: false,
    })
  })
  it.each([
    [['--shell', 'gtk'], '--shell'],
    [['--port', '99999'], '--port'],
    [['--port', 'x'], '--port'],
    [['--colour'], '--colour'],
  ])('names what it does not understand in %j', (args, option) => {
    expect(() => parse(...args)).toThrow(OptionError)
    expect(() => parse(...args)).toThrow(option)
  })
})
