import { systemClock } from '../../jobs/clock.ts'
import { isClaimed } from '../../shell/instance.ts'

/** A program that does not answer within this time is there, and stuck. */
const answerMs = 5_000

/** Whether the program runs on this data folder. Nothing is written there. */
export async function isRunning(dataDir: string): Promise<boolean> {
  const over = new AbortController()
  const stuck = systemClock.sleep(answerMs, over.signal).then(
    () => true,
    () => true,
  )
  try {
    return await Promise.race([isClaimed(dataDir), stuck])
  } finally {
    over.abort()
  }
}
