/** Why a frame was given up: it drew nothing in time, or it stopped answering. */
export type HangReason = 'no-first-frame' | 'no-answer'

export interface WatchdogOptions {
  /** Runs an action once after so many ms; returns how to cancel. */
  after(ms: number, action: () => void): () => void
  ping(id: number): void
  /** Called once at most; the watchdog has stopped by then. */
  hung(reason: HangReason): void
  readonly firstFrameMs?: number
  readonly answerMs?: number
  readonly pauseMs?: number
}

export interface Watchdog {
  firstFrame(): void
  pong(id: number): void
  /** While the window is hidden the browser draws nothing and slows timers: silence then proves nothing. */
  pause(): void
  resume(): void
  stop(): void
}

/** Watches one frame from the moment it is made. */
export function startWatchdog(options: WatchdogOptions): Watchdog {
  const { after, ping, hung, firstFrameMs = 10_000, answerMs = 5_000, pauseMs = 1_000 } = options
  const nothing = () => {}
  let state: 'watching' | 'paused' | 'stopped' = 'watching'
  let drawn = false
  let asked = 0
  let stopFirstFrame = nothing
  let stopPing = nothing

  function halt(): void {
    stopFirstFrame()
    stopPing()
  }

  function giveUp(reason: HangReason): void {
    state = 'stopped'
    halt()
    hung(reason)
  }

  function ask(): void {
    asked += 1
    stopPing = after(answerMs, () => giveUp('no-answer'))
    ping(asked)
  }

  function watch(): void {
    if (drawn) ask()
    else stopFirstFrame = after(firstFrameMs, () => giveUp('no-first-frame'))
  }

  watch()
  return {
    firstFrame() {
      if (state === 'stopped' || drawn) return
      drawn = true
      stopFirstFrame()
      if (state === 'watching') ask()
    },
    pong(id) {
      if (state !== 'watching' || !drawn || id !== asked) return
      stopPing()
      stopPing = after(pauseMs, ask)
    },
    pause() {
      if (state !== 'watching') return
      state = 'paused'
      halt()
    },
    resume() {
      if (state !== 'paused') return
      state = 'watching'
      watch()
    },
    stop() {
      state = 'stopped'
      halt()
    },
  }
}
