import { after, every } from '../clock.ts'

const cursorMs = 3_000
/** A burnt-in picture needs minutes on one pixel; visitors must not notice that it moved. */
const shiftEveryMs = 90_000
const shifts = [
  [0, 0],
  [4, 0],
  [4, 4],
  [0, 4],
  [-4, 4],
  [-4, 0],
  [-4, -4],
  [0, -4],
  [4, -4],
] as const

/** Takes from visitors what a browser offers and a public screen must not: menus, selection, dragging, zoom. */
export function guardScreen(): () => void {
  const stop = new AbortController()
  const { signal } = stop
  const refuse = (event: Event) => event.preventDefault()
  for (const name of ['contextmenu', 'selectstart', 'dragstart', 'drop', 'gesturestart', 'gesturechange']) {
    document.addEventListener(name, refuse, { signal })
  }
  document.addEventListener('wheel', refuse, { signal, passive: false })
  document.addEventListener('touchmove', refuse, { signal, passive: false })
  const zoomKeys = new Set(['Equal', 'Minus', 'Digit0', 'NumpadAdd', 'NumpadSubtract', 'Numpad0'])
  const refuseZoom = (event: KeyboardEvent) => {
    if ((event.ctrlKey || event.metaKey) && zoomKeys.has(event.code)) event.preventDefault()
  }
  document.addEventListener('keydown', refuseZoom, { signal })
  return () => stop.abort()
}

/** The cursor shows only while a mouse moves. */
export function hideCursor(): () => void {
  const root = document.documentElement
  let stopHiding = () => {}
  const show = (event: PointerEvent) => {
    if (event.pointerType !== 'mouse') return
    stopHiding()
    root.dataset['cursor'] = 'shown'
    stopHiding = after(cursorMs, () => delete root.dataset['cursor'])
  }
  window.addEventListener('pointermove', show, { passive: true })
  return () => {
    stopHiding()
    window.removeEventListener('pointermove', show)
  }
}

/** Asks the machine to keep the screen lit; a lock is lost whenever the page is hidden, or when the machine takes it back. */
export function keepAwake(): () => void {
  let lock: WakeLockSentinel | undefined
  const ask = () => {
    if (!('wakeLock' in navigator) || document.visibilityState !== 'visible' || lock?.released === false) return
    // A machine may refuse (battery, policy): the shell keeps its own lock, and the next try is a minute away.
    navigator.wakeLock.request('screen').then(
      granted => (lock = granted),
      () => {},
    )
  }
  ask()
  document.addEventListener('visibilitychange', ask)
  const stopAsking = every(60_000, ask)
  return () => {
    stopAsking()
    document.removeEventListener('visibilitychange', ask)
    void lock?.release()
  }
}

/** Moves the whole picture by a few whole device pixels now and then, never while `isStill` says so. */
export function shiftPixels(stage: HTMLElement, isStill: () => boolean): () => void {
  let turn = 0
  return every(shiftEveryMs, () => {
    if (isStill()) return
    const [x, y] = shifts[++turn % shifts.length] ?? [0, 0]
    const ratio = window.devicePixelRatio
    stage.style.left = `${Math.round(x * ratio) / ratio}px`
    stage.style.top = `${Math.round(y * ratio) / ratio}px`
  })
}
