import type { PosterReason } from '../../shared/model/poster.ts'

/** What is known of a poster that hangs, and of its service now; hashes stand for the code and the words. */
export interface HangingPoster {
  readonly serviceId: string
  readonly payloadSha256: string
  readonly textSha256: string
}

export interface PosterTruth {
  readonly active: boolean
  readonly payloadSha256: string
  readonly textSha256: string
}

/**
 * Why a poster must come down, the gravest reason first: a wrong code sends papers elsewhere, wrong words only mislead.
 * Null while it may hang.
 */
export function whyTakeDown(poster: HangingPoster, truth: PosterTruth | undefined): PosterReason | null {
  if (!truth) return 'removed'
  if (truth.payloadSha256 !== poster.payloadSha256) return 'code'
  if (!truth.active) return 'inactive'
  return truth.textSha256 === poster.textSha256 ? null : 'text'
}
