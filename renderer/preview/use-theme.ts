import { useSyncExternalStore } from 'react'
import type { Appearance } from './protocol.ts'

const root = document.documentElement

function watch(changed: () => void): () => void {
  const observer = new MutationObserver(changed)
  observer.observe(root, { attributeFilter: ['data-theme'] })
  return () => observer.disconnect()
}

/** The window's theme; a frame cannot see it and has to be told. */
export function useTheme(): Appearance['theme'] {
  return useSyncExternalStore(watch, () => (root.dataset['theme'] === 'dark' ? 'dark' : 'light'))
}
