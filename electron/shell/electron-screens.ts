import type * as Electron from 'electron'

/** Where the reception screen belongs. */
export interface Spot {
  readonly bounds: Electron.Rectangle
  /** It takes the whole monitor and cannot be left. */
  readonly kiosk: boolean
}

const windowSize = { width: 1280, height: 720 }
const windowOffset = 40

/**
 * The monitor that the desk is not on belongs to visitors. Where there is only one, the reception screen is a window
 * beside the desk: a kiosk there would lock the clerk out.
 */
export function spotForDisplay(screen: Electron.Screen, desk: Electron.Rectangle | undefined, kiosk: boolean): Spot {
  const clerks = desk ? screen.getDisplayMatching(desk) : screen.getPrimaryDisplay()
  const visitors = screen.getAllDisplays().find(({ id }) => id !== clerks.id)
  if (kiosk && visitors) return { bounds: visitors.bounds, kiosk: true }
  const { x, y, width, height } = (visitors ?? clerks).workArea
  return {
    bounds: {
      x: x + windowOffset,
      y: y + windowOffset,
      width: Math.min(windowSize.width, width - windowOffset),
      height: Math.min(windowSize.height, height - windowOffset),
    },
    kiosk: false,
  }
}

/** Moves a window that is not where it belongs. A plain window is left where a person put it, as long as it can be seen. */
export function moveToSpot(window: Electron.BrowserWindow, { bounds, kiosk }: Spot, screen: Electron.Screen): void {
  const now = window.getBounds()
  if (window.isKiosk() === kiosk && (kiosk ? isSame(now, bounds) : isSeen(now, screen))) return
  // A window in kiosk mode keeps to its monitor: it must leave the mode to be moved.
  window.setKiosk(false)
  window.setBounds(bounds)
  if (kiosk) window.setKiosk(true)
}

function isSame(a: Electron.Rectangle, b: Electron.Rectangle): boolean {
  return a.x === b.x && a.y === b.y && a.width === b.width && a.height === b.height
}

function isSeen({ x, y, width }: Electron.Rectangle, screen: Electron.Screen): boolean {
  // A window is taken by its upper edge.
  return screen.getAllDisplays().some(({ workArea: area }) => {
    const isAcross = x + width > area.x && x < area.x + area.width
    return isAcross && y >= area.y && y < area.y + area.height
  })
}

const changes = ['display-added', 'display-removed', 'display-metrics-changed'] as const

/** Calls back whenever monitors come, go or change; returns how to stop. */
export function watchScreens(screen: Electron.Screen, changed: () => void): () => void {
  for (const change of changes) screen.on(change as 'display-added', changed)
  return () => {
    for (const change of changes) screen.off(change as 'display-added', changed)
  }
}
