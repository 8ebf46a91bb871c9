import { useState } from 'react'
import { useText } from '../i18n.ts'
import { Button } from '../ui/Button.tsx'
import { Icon } from '../ui/Icon.tsx'
import { TextField } from '../ui/TextField.tsx'
import { FileButton } from '../ui/FileButton.tsx'
import { pictureFiles } from './picture-files.ts'

interface DropZoneProps {
  /** Something is being held over the page. */
  readonly over: boolean
  readonly title: string
  readonly about: string
  readonly onFiles: (files: readonly File[]) => void
  /** Without it no link is asked for. */
  readonly onText?: (text: string) => void
}

/** Where a picture of a code goes: dropped, pasted, chosen, or its link typed. */
export function DropZone({ over, title, about, onFiles, onText }: DropZoneProps) {
  const text = useText()
  const [link, setLink] = useState('')
  const give = (words: string) => {
    if (words.trim() === '' || onText === undefined) return
    setLink('')
    onText(words)
  }
  return (
    <div className={over ? 'drop-zone over' : 'drop-zone'}>
      <Icon name="qr-code" size={32} />
      <div className="drop-words">
        <b>{title}</b>
        <p>{about}</p>
      </div>
      <FileButton icon="image" label={text('services.code-file')} accept={pictureFiles} multiple onFiles={onFiles}>
        {text('services.code-choose')}
      </FileButton>
      {onText && (
        <form
          className="drop-link"
          noValidate
          onSubmit={event => {
            event.preventDefault()
            give(link)
          }}
        >
          <TextField
            label={text('services.code-link')}
            placeholder="https://diia.app/…"
            spellCheck={false}
            autoComplete="off"
            maxLength={4_000}
            value={link}
            onChange={setLink}
          />
          <Button type="submit">{text('services.code-read-link')}</Button>
        </form>
      )}
    </div>
  )
}
