import { useState } from 'react'
import { useText } from '../i18n.ts'
import { CheckboxField } from '../ui/CheckboxField.tsx'
import { TextField } from '../ui/TextField.tsx'
import './folders.css'

/** As many as the program watches besides the first one; written out, not imported: schemas do not travel to windows. */
const most = 10
/** Lines on the screen at once; with more of them a part of the name is asked for. */
const mostShown = 40
const fewEnough = 8

export interface OtherFoldersProps {
  /** The folder that is watched anyway. */
  readonly watched: string
  readonly chosen: readonly string[]
  /** The mailbox's folders, none while they are not known. */
  readonly folders: readonly string[]
  readonly isKnown: boolean
  /** How many it has beyond those. */
  readonly more: number
  readonly onChange: (chosen: readonly string[]) => void
}

/** Which folders are watched besides the first one, of a few or of thousands. */
export function OtherFolders({ watched, chosen, folders, isKnown, more, onChange }: OtherFoldersProps) {
  const text = useText()
  const [part, setPart] = useState('')
  /** What was chosen before stands first; what is chosen now does not move under the pointer. */
  const [before] = useState(chosen)
  const others = [...new Set([...before, ...folders, ...chosen])].filter(name => name !== watched)
  const wanted = part.trim().toLocaleLowerCase('uk')
  const found = others.filter(name => name.toLocaleLowerCase('uk').includes(wanted))
  const shown = found.slice(0, mostShown)
  const isFull = chosen.length >= most
  const isGone = (name: string) => isKnown && more === 0 && !folders.includes(name)

  return (
    <fieldset className="other-folders">
      <legend>{text('logIn.folders')}</legend>
      <p className="other-folders-about">{text('logIn.foldersAbout')}</p>
      {others.length === 0 && (
        <p className="other-folders-about">{text(isKnown ? 'logIn.foldersNone' : 'logIn.foldersUnknown')}</p>
      )}
      {others.length > fewEnough && (
        <TextField
          label={text('logIn.foldersSearch')}
          type="search"
          autoComplete="off"
          spellCheck={false}
          maxLength={100}
          value={part}
          onChange={setPart}
        />
      )}
      {shown.length > 0 && (
        <div className="other-folders-list">
          {shown.map(name => (
            <CheckboxField
              key={name}
              label={isGone(name) ? text('logIn.foldersGone', { folder: name }) : name}
              checked={chosen.includes(name)}
              onChange={isOn => {
                if (!isOn) onChange(chosen.filter(other => other !== name))
                else if (!isFull) onChange([...chosen, name])
              }}
            />
          ))}
        </div>
      )}
      <p className="other-folders-about" role="status">
        {[
          isFull ? text('logIn.foldersFull', { count: chosen.length }) : '',
          chosen.length > 0 ? text('logIn.foldersChosen', { folders: chosen.join(', ') }) : '',
          wanted !== '' ? text('logIn.foldersFound', { count: found.length }) : '',
          more > 0 ? text('logIn.foldersMore', { count: more }) : '',
          found.length > shown.length ? text('logIn.foldersShown', { shown: shown.length, count: found.length }) : '',
        ]
          .filter(Boolean)
          .join(' ')}
      </p>
    </fieldset>
  )
}
