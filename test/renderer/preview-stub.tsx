import { useImperativeHandle } from 'react'
import type { PreviewPaneProps } from '../../renderer/preview/PreviewPane.tsx'

/** What the desk's keys asked of the preview, oldest first. */
export const previewAsked: string[] = []

/** The preview without its frame: says which copy it was given. */
export function PreviewPane({ copy, number, commands }: PreviewPaneProps) {
  useImperativeHandle(commands, () => ({
    zoomIn: () => previewAsked.push('zoomIn'),
    zoomOut: () => previewAsked.push('zoomOut'),
    zoomReset: () => previewAsked.push('zoomReset'),
  }))
  return <section aria-label="preview">{copy === null ? 'nothing' : `${number} ${copy.id}`}</section>
}
