/** The last line of a bench; plain digits, four that matter. */
export function benchLine(name: string, value: number, unit: string, target: string): string {
  return `${name}: ${plain(value)} ${unit} (target ${target})`
}

/** The last line of a drill. */
export function drillLine(name: string, tried: number, survived: number): string {
  return `${name}: tried ${plain(tried)}, survived ${plain(survived)}`
}

function plain(value: number): string {
  const rounded = Math.abs(value) >= 1000 ? Math.round(value) : Number(value.toPrecision(4))
  return rounded.toLocaleString('en', { useGrouping: false, maximumFractionDigits: 20 })
}
