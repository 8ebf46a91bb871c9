import { useImperativeHandle, useRef, useState, type Ref } from 'react'
import type { Client } from '../../shared/client.ts'
import { AppError, type ErrorCode } from '../../shared/errors.ts'
import type { CopyDetails } from '../../shared/model/package.ts'
import { useLanguage, useText } from '../i18n.ts'
import { Banner } from '../ui/Banner.tsx'
import { Progress } from '../ui/Progress.tsx'
import { copyName } from './copy-name.ts'
import { Footer } from './Footer.tsx'
import { maxPrintedPages } from './limits.ts'
import { createHostPool } from './origins.ts'
import type { FrameEvent, Rotation, Zoom } from './protocol.ts'
import { saveCopy } from './save-copy.ts'
import { SearchBar } from './SearchBar.tsx'
import { Stopped } from './Stopped.tsx'
import { Strip } from './Strip.tsx'
import { TitleRow } from './TitleRow.tsx'
import { Toolbar } from './Toolbar.tsx'
import { useIsWide } from './use-is-wide.ts'
import { useOpening } from './use-opening.ts'
import { usePrinting } from './use-printing.ts'
import { useTheme } from './use-theme.ts'
import { thumbnailWidth, useThumbnails } from './use-thumbnails.ts'
import { defaultZoom, stepZoom } from './zoom.ts'
import './pane.css'

/** What the desk's keys can ask of the pane. */
export interface PreviewCommands {
  zoomIn(): void
  zoomOut(): void
  zoomReset(): void
  print(): void
  save(): void
  search(): void
}

export interface PreviewPaneProps {
  readonly copy: CopyDetails | null
  /** The copy's place in its package, from 1. */
  readonly number: number
  readonly copies: readonly CopyDetails[]
  readonly client: Client<'operator'>
  onSelect(copyId: string): void
  readonly commands?: Ref<PreviewCommands>
}

/** One for the window: two panes never share a host either. */
const lease = createHostPool()

/** The right side of the desk: the chosen copy, drawn by a frame that has no powers. */
export function PreviewPane({ copy, number, copies, client, onSelect, commands }: PreviewPaneProps) {
  const text = useText()
  const language = useLanguage()
  const pane = useRef<HTMLElement>(null)
  const place = useRef<HTMLDivElement>(null)
  const aside = useRef<HTMLDivElement>(null)
  const isWide = useIsWide(pane)
  const [chosenZoom, setChosenZoom] = useState<Zoom | null>(null)
  const [chosenStrip, setChosenStrip] = useState<boolean | null>(null)
  const [turned, setTurned] = useState<{ readonly id: string; readonly rotation: Rotation } | null>(null)
  const [searchedId, setSearchedId] = useState<string | null>(null)
  const [problem, setProblem] = useState<ErrorCode | null>(null)
  const zoom = chosenZoom ?? defaultZoom(isWide)
  const id = copy?.id ?? null
}
