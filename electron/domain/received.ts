import type { Received } from '../../shared/views.ts'

/** A visitor still standing at the screen sent it within this time; older letters are nobody's news. */
export const freshForMs = 5 * 60_000
/** How long the display's view carries the news; the display shows it for 8 s of these. */
export const newsForMs = 15_000

export interface RecordedPackage {
  readonly serviceId: string | null
  readonly receivedAt: number
  readonly code: number
  /** Copies whose type is known and which can be opened. */
  readonly recognised: number
  readonly copies: number
}

/** «Отримано» for the visitors' screen, or null when it must keep quiet. Nothing in it is about a person. */
export function announce(recorded: RecordedPackage, onDisplay: readonly string[], now: number): Received | null {
  const { serviceId, receivedAt, code, recognised, copies } = recorded
  if (serviceId === null || !onDisplay.includes(serviceId)) return null
  if (recognised === 0 || now - receivedAt >= freshForMs) return null
  return { serviceId, receivedAt, copies, code }
}
