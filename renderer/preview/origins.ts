/**
 * Every open document has an origin of its own, so that the browser gives it a process of its own:
 * `preview-1.localhost`, `preview-2.localhost` … beside `operator.localhost`, or hosts of the application's own scheme.
 */
import { previewHostCount } from '../../shared/preview-hosts.ts'

/** The preview origins that stand beside an operator origin; `frame-src` of the operator's policy names the same ones. */
export function previewOrigin(operatorOrigin: string, host: number): string {
  return operatorOrigin.replace('//operator', `//preview-${host}`)
}

export function operatorOrigin(previewOrigin: string): string {
  return previewOrigin.replace(/\/\/preview-\d+/, '//operator')
}

export interface Lease {
  readonly host: number
  release(): void
}

/** Hands out hosts in turn: the one longest at rest first, never one that is in use; null when all are. */
export function createHostPool(hosts: number = previewHostCount) {
  const resting = Array.from({ length: hosts }, (_, index) => index + 1)
  return function lease(): Lease | null {
    const host = resting.shift()
    if (host === undefined) return null
    let held = true
    return {
      host,
      release() {
        if (held) resting.push(host)
        held = false
      },
    }
  }
}
