import { useEffect, useState } from 'react'

/** The only file of this layer that asks the machine for time, timers or chance. */

/** Epoch ms. */
export function now(): number {
  return Date.now()
}

/** Ms since the page opened; never goes back. */
export function elapsed(): number {
  return performance.now()
}

/** Runs `action` once after `ms`; returns how to stop. */
export function after(ms: number, action: () => void): () => void {
  const timer = setTimeout(action, ms)
  return () => clearTimeout(timer)
}

/** Runs `action` every `ms`; returns how to stop. */
export function every(ms: number, action: () => void): () => void {
  const timer = setInterval(action, ms)
  return () => clearInterval(timer)
}

/** Uniform in [0, 1). */
export function chance(): number {
  return Math.random()
}

/** A name that no other window has. */
export function newName(): string {
  return crypto.randomUUID()
}

/** The present moment, renewed every `ms`: for ages such as «12 с тому». */
export function useNow(ms: number): number {
  const [value, setValue] = useState(now)
  useEffect(() => every(ms, () => setValue(now())), [ms])
  return value
}
