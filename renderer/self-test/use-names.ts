import { useMemo } from 'react'
import { useText } from '../i18n.ts'
import { useView } from '../operator/desk-state.ts'
import type { Names } from './finding-words.ts'

/** Names of what visitors can see, which is what findings are about. */
export function useNames(): Names {
  const text = useText()
  const services = useView(view => view.services)
  const branches = useView(view => view.branches)
  return useMemo(() => {
    const nameIn = (rows: readonly { readonly id: string; readonly name: string }[]) => {
      const known = new Map(rows.map(({ id, name }) => [id, name]))
      return (id: string) => known.get(id) ?? text('selfTest.unknown')
    }
    return { service: nameIn(services), branch: nameIn(branches) }
  }, [services, branches, text])
}
