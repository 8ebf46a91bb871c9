import type { WindowRole } from '../../shared/contract.ts'
import type { Views } from '../../shared/views.ts'

type Project = { readonly [R in WindowRole]: () => Views[R] }

export interface ViewHub {
  /** Something that a view shows may have changed. Many calls in one turn make one push. */
  changed(): void
  /** Sends the role's whole view at once and after each change that it shows; returns how to stop. */
  watch<R extends WindowRole>(role: R, send: (view: Views[R]) => void): () => void
  /** How many windows of a role are watching. */
  watching(role: WindowRole): number
}

interface Watcher {
  readonly role: WindowRole
  readonly send: (view: Views[WindowRole]) => void
  /** What it was sent last, as text. */
  last: string
}

/** Pushes a role's whole view to its watchers whenever it differs from what they were sent last. */
export function createViews(project: Project, logFailure: (error: unknown) => void): ViewHub {
  const watchers = new Set<Watcher>()
  let scheduled = false

  function flush(): void {
    scheduled = false
    for (const role of ['operator', 'display'] as const) {
      const concerned = [...watchers].filter(watcher => watcher.role === role)
      if (concerned.length === 0) continue
      try {
        const view = project[role]()
        const text = JSON.stringify(view)
        for (const watcher of concerned) if (watcher.last !== text) push(watcher, view, text)
      } catch (error) {
        // A view that cannot be made keeps the last one on screen; the next change tries again.
        logFailure(error)
      }
    }
  }

  /** A window that is going away must not take the view from the others. */
  function push(watcher: Watcher, view: Views[WindowRole], text: string): void {
    try {
      watcher.send(view)
      watcher.last = text
    } catch (error) {
      logFailure(error)
    }
  }

  function changed(): void {
    if (scheduled) return
    scheduled = true
    queueMicrotask(flush)
  }

  return {
    changed,
    watch(role, send) {
      const watcher = { role, send: send as (view: Views[WindowRole]) => void, last: '' }
      watchers.add(watcher)
      flush()
      // The desk shows whether the reception screen is there.
      changed()
      return () => {
        watchers.delete(watcher)
        changed()
      }
    },
    watching: role => [...watchers].filter(watcher => watcher.role === role).length,
  }
}
