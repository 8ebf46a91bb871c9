import { useEffect, type RefObject } from 'react'
import type { PreviewCommands } from '../preview/PreviewPane.tsx'
import { useText } from '../i18n.ts'
import { createDecisions } from './decisions.ts'
import { selectedDetails, useDesk, useView, type DeskTools } from './desk-state.ts'
import { dayStartOf, groupQueue, neighbour } from './queue.ts'
import { commandOf, isTaken, type Pressed } from './shortcuts.ts'
import { now } from '../clock.ts'

export const filterFieldId = 'queue-filter'
export const packagePaneId = 'package-pane'

/** The desk's keys, while they are switched on. */
export function useShortcuts(preview: RefObject<PreviewCommands | null>): void {
  const tools = useDesk()
  const on = useView(view => view.settings.shortcuts)
  const text = useText()

  useEffect(() => {
    if (!on) return
    const decisions = createDecisions(tools, text)
    const onKeyDown = (event: KeyboardEvent) => {
      const pressed = commandOf(event)
      if (pressed === undefined || event.defaultPrevented || isTaken(event.target, pressed.command)) return
      if (tools.store.getState().ui.overlay !== null) return
      event.preventDefault()
      run(pressed)
    }

    function run({ command, digit }: Pressed): void {
      const { ui, change } = tools.store.getState()
      switch (command) {
        case 'next':
          return step(1)
        case 'previous':
          return step(-1)
        case 'open':
          if (ui.selectedId !== null) decisions.open(ui.selectedId)
          return document.getElementById(packagePaneId)?.focus()
        case 'accept':
          return void decisions.accept()
        case 'reject':
          return decisions.askReason()
        case 'undo':
          return void decisions.undo()
        case 'copy': {
          const copy = selectedDetails(ui)?.copies[digit - 1]
          return copy && change({ copyId: copy.id })
        }
        case 'zoom-in':
          return preview.current?.zoomIn()
        case 'zoom-out':
          return preview.current?.zoomOut()
        case 'zoom-reset':
          return preview.current?.zoomReset()
        case 'filter':
          return document.getElementById(filterFieldId)?.focus()
        case 'waiting':
          return change({ overlay: { kind: 'waiting' } })
        case 'keys':
          return change({ overlay: { kind: 'keys' } })
        default:
          return command satisfies never
      }
    }

    function step(by: number): void {
      const item = neighbour(shownItems(tools), tools.store.getState().ui.selectedId, by)
      if (item) decisions.select(item.id)
    }

    window.addEventListener('keydown', onKeyDown)
    return () => window.removeEventListener('keydown', onKeyDown)
  }, [tools, on, text, preview])
}

function shownItems({ store }: DeskTools) {
  const { view, ui } = store.getState()
  if (ui.aside.shown) return ui.aside.rows ?? []
  const { open, settled } = groupQueue(view?.queue ?? [], ui.scope, ui.filter, dayStartOf(now()))
  return [...open, ...settled]
}
