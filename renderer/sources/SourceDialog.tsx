import { useEffect, useState } from 'react'
import { toWire, type ErrorCode } from '../../shared/errors.ts'
import { useText } from '../i18n.ts'
import { Choices } from '../operator/Choices.tsx'
import { useDesk, useView } from '../operator/desk-state.ts'
import { useMistakeFocus } from '../setup/use-mistake-focus.ts'
import { Banner } from '../ui/Banner.tsx'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { draftOf, mistakesIn, newDraft, sourceInputOf, type SourceDraft } from './source-draft.ts'
import { SourceForm } from './SourceForm.tsx'
import { useChangeSources } from './sources-state.ts'
import './source-dialog.css'

interface SourceDialogProps {
  /** Null for a new one, whose kind can still be chosen. */
  readonly id: string | null
  readonly kind: SourceDraft['kind']
  readonly onClose: () => void
}

const kinds = ['file', 'https', 'api'] as const

/** Adds a source or changes where one is. Its kind stays: another kind is another source. */
export function SourceDialog({ id, kind, onClose }: SourceDialogProps) {
  const text = useText()
  const { client } = useDesk()
  const change = useChangeSources()
  const known = useView(view => view.sources.find(source => source.id === id)?.name)
  const nameOf = (kind: SourceDraft['kind']) => text(`sourceForm.name-${kind}`)
  const [draft, setDraft] = useState<SourceDraft | null>(id === null ? newDraft(kind, nameOf(kind)) : null)
  const [stopped, setStopped] = useState(0)
  const [busy, setBusy] = useState(false)
  const [refusal, setRefusal] = useState<ErrorCode | null>(null)
  const frame = useMistakeFocus<HTMLDivElement>(stopped)

  useEffect(() => {
    if (id === null) return
    let gone = false
    client('source.get', { id }).then(
      settings => gone || settings.kind === 'upload' || setDraft(draftOf(settings)),
      (error: unknown) => gone || setRefusal(toWire(error).code),
    )
    return () => void (gone = true)
  }, [client, id])

  async function save(): Promise<void> {
    if (draft === null || busy) return
    if (mistakesIn(draft).length > 0) return setStopped(stopped + 1)
    setBusy(true)
    setRefusal(null)
    try {
      const saved = await client('source.save', { id, source: sourceInputOf(draft) })
      change({ shown: { kind: 'source', id: saved.id } })
      onClose()
    } catch (error) {
      setBusy(false)
      setRefusal(toWire(error).code)
    }
  }

  /** A name that nobody has typed goes with the kind. */
  function choose(next: SourceDraft['kind']): void {
    if (draft === null) return
    setStopped(0)
    setDraft({ ...draft, kind: next, name: draft.name === nameOf(draft.kind) ? nameOf(next) : draft.name })
  }

  return (
    <Dialog
      title={known === undefined ? text('sourceForm.add-title') : text('sourceForm.edit-title', { name: known })}
      onClose={onClose}
      wide={id === null}
      onSubmit={() => void save()}
      actions={
        <>
          <Button kind="primary" type="submit" busy={busy} busyText={text('sourceForm.saving')}>
            {text('sourceForm.save')}
          </Button>
          <Button onClick={onClose}>{text('common.cancel')}</Button>
        </>
      }
    >
      <div className="source-dialog" ref={frame}>
        {refusal && (
          <Banner kind="bad" live title={text(draft === null ? 'sourceForm.not-loaded' : 'sourceForm.not-saved')}>
            {text(`error.${refusal}`)}
          </Banner>
        )}
        {draft !== null && (
          <div className={id === null ? 'source-dialog-parts' : undefined}>
            {id === null && (
              <Choices
                label={text('sourceForm.kind')}
                value={draft.kind}
                choices={kinds.map(value => ({
                  value,
                  label: text(`sourceForm.choice-${value}`),
                  about: text(`sourceForm.choice-${value}-about`),
                }))}
                focused
                onChange={choose}
              />
            )}
            <SourceForm
              draft={draft}
              mistakes={stopped > 0 ? mistakesIn(draft) : []}
              known={id !== null}
              onChange={patch => setDraft({ ...draft, ...patch })}
            />
          </div>
        )}
      </div>
    </Dialog>
  )
}
