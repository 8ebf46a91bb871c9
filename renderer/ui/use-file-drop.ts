import { useEffect, useEffectEvent, useState } from 'react'

export interface Dropped {
  readonly onFiles: (files: readonly File[]) => void
  /** Without it links and words are left alone. */
  readonly onText?: (text: string) => void
}

/** What keeps its own pastes: somebody is typing there. */
const typing = 'input, textarea, select, [contenteditable]'

/**
 * Files and links that are dropped anywhere on the page or pasted; returns whether something is being held over it.
 * A dialog that is open on top gets nothing through.
 */
export function useFileDrop({ onFiles, onText }: Dropped): boolean {
  const [over, setOver] = useState(false)
  const give = useEffectEvent((data: DataTransfer | null): boolean => {
    if (data === null || document.querySelector('dialog[open]') !== null) return false
    const files = Array.from(data.files)
    const words = data.getData('text/uri-list') || data.getData('text/plain')
    if (files.length > 0) onFiles(files)
    else if (words.trim() !== '') onText?.(words)
    return files.length > 0 || (words.trim() !== '' && onText !== undefined)
  })

  useEffect(() => {
    const onDragOver = (event: DragEvent) => {
      event.preventDefault()
      setOver(true)
    }
    const onDragLeave = (event: DragEvent) => event.relatedTarget === null && setOver(false)
    const onDrop = (event: DragEvent) => {
      event.preventDefault()
      setOver(false)
      give(event.dataTransfer)
    }
    const onPaste = (event: ClipboardEvent) => {
      const isTyping = event.target instanceof Element && event.target.closest(typing) !== null
      // A picture has no meaning in a text field; words belong to the field.
      if (isTyping && (event.clipboardData?.files.length ?? 0) === 0) return
      if (give(event.clipboardData)) event.preventDefault()
    }
    window.addEventListener('dragover', onDragOver)
    window.addEventListener('dragleave', onDragLeave)
    window.addEventListener('drop', onDrop)
    window.addEventListener('paste', onPaste)
    return () => {
      window.removeEventListener('dragover', onDragOver)
      window.removeEventListener('dragleave', onDragLeave)
      window.removeEventListener('drop', onDrop)
      window.removeEventListener('paste', onPaste)
    }
  }, [])

  return over
}
