import { useState } from 'react'
import { useStore, type StoreApi } from 'zustand'
import type { Client } from '../../shared/client.ts'
import { LanguageProvider } from '../i18n.ts'
import { Connecting } from './Connecting.tsx'
import { DeskProvider, type DeskState } from './desk-state.ts'
import { Place } from './Place.tsx'
import './desk.css'

interface DeskProps {
  readonly store: StoreApi<DeskState>
  readonly client: Client<'operator'>
}

/** The operator window. */
export function Desk({ store, client }: DeskProps) {
  const [tools] = useState({ store, client })
  const language = useStore(store, state => state.view?.settings.language ?? 'uk')
  const connected = useStore(store, state => state.view !== undefined)
  return (
    <DeskProvider value={tools}>
      <LanguageProvider language={language}>{connected ? <Place /> : <Connecting />}</LanguageProvider>
    </DeskProvider>
  )
}
