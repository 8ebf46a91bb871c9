import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

/** The contrast that the visual language promises, recomputed from the tokens themselves. */

type Tokens = Readonly<Record<string, string>>

const css = readFileSync(new URL('../../renderer/ui/tokens.css', import.meta.url), 'utf8').replaceAll(
  /\/\*.*?\*\//gs,
  '',
)

/** Colours written in the first block that starts with this selector. */
function block(selector: string): Tokens {
  const start = css.indexOf(selector)
  const body = css.slice(css.indexOf('{', start), css.indexOf('}', start))
  return Object.fromEntries(
    [...body.matchAll(/--([\w-]+):\s*(#[0-9a-f]{6})/gi)].map(([, name, value]) => [name, value]),
  )
}

function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5]
    .map(at => Number.parseInt(colour.slice(at, at + 2), 16) / 255)
    .map(part => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4))
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

function contrast(tokens: Tokens, over: string, under: string): number {
  const [high, low] = [tokens[over], tokens[under]].map(colour => luminance(colour ?? '')).sort((a, b) => b - a)
  return ((high ?? Number.NaN) + 0.05) / ((low ?? Number.NaN) + 0.05)
}

const papers = ['surface', 'ground', 'hover', 'accent-tint'] as const
const states = ['ok', 'warn', 'bad'] as const

/** `over`, then every ground that it stands on. */
const texts: readonly (readonly [string, ...string[]])[] = [
  ['text', ...papers, 'sunken', 'ok-tint', 'warn-tint', 'bad-tint', 'idle-tint'],
  ['text-2', ...papers, 'sunken', 'ok-tint', 'warn-tint', 'bad-tint'],
  ['accent-text', ...papers],
  ...states.map(state => [state, ...papers, `${state}-tint`] as const),
  ['idle', 'idle-tint'],
  ['text-disabled', 'sunken', 'surface'],
  ['on-accent', 'accent', 'accent-hover', 'accent-press'],
  ['on-bad', 'bad-fill', 'bad-fill-hover'],
  ['surface', 'text'],
]

const lines: readonly (readonly [string, ...string[]])[] = [
  ['line-strong', 'surface', 'ground', 'sunken'],
  ['accent', 'surface', 'ground', 'sunken'],
  ['bad', 'surface'],
  ['focus', 'surface', 'ground', 'mat', 'focus-gap'],
  ['focus-gap', 'accent', 'bad-fill'],
  ['accent-line', 'surface', 'ground'],
]

const reception: readonly (readonly [string, ...string[]])[] = [
  ['text', 'ground', 'surface', 'accent-tint'],
  ['text-2', 'ground', 'surface', 'accent-tint'],
  ['accent-text', 'ground', 'surface', 'accent-tint'],
  ['on-accent', 'accent'],
  ['surface', 'text'],
  ['qr-dark', 'qr-light'],
]

const pairsOf = (rows: readonly (readonly [string, ...string[]])[]) =>
  rows.flatMap(([over, ...grounds]) => grounds.map(under => [over, under] as const))

const light = block(":root,\n[data-theme='light']")
const themes = [
  ['light', light],
  ['dark', { ...light, ...block("[data-theme='dark']") }],
] as const

describe.each(themes)('%s theme', (_, tokens) => {
  it.each(pairsOf(texts))('text: %s on %s is 4.5 or more', (over, under) =>
    expect(contrast(tokens, over, under)).toBeGreaterThanOrEqual(4.5),
  )
  it.each(pairsOf(lines))('not text: %s on %s is 3 or more', (over, under) =>
    expect(contrast(tokens, over, under)).toBeGreaterThanOrEqual(3),
  )
})

describe('reception', () => {
  const tokens = { ...light, ...block('.reception {') }
  it.each(pairsOf(reception))('%s on %s is 7 or more', (over, under) =>
    expect(contrast(tokens, over, under)).toBeGreaterThanOrEqual(7),
  )
  it('has borders that are seen from afar', () =>
    expect(contrast(tokens, 'line-strong', 'ground')).toBeGreaterThanOrEqual(5))
})

describe('the tokens', () => {
  it('give dark every colour that light has', () => {
    const dark = block("[data-theme='dark']")
    expect(Object.keys(light).filter(name => !(name in dark))).toEqual([])
  })

  it('measure as published', () => {
    expect(contrast(light, 'text', 'surface')).toBeCloseTo(18.1, 0)
    expect(contrast(light, 'line-strong', 'surface')).toBeCloseTo(4.2, 1)
  })
})
