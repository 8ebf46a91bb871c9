import { useRef, useState } from 'react'
import { posterFormats, posterLanguages, type PosterFormat, type PosterLanguage } from '../../shared/posters.ts'
import { toWire, type WireError } from '../../shared/errors.ts'
import { startDownload } from '../download.ts'
import { useText } from '../i18n.ts'
import { Choices } from '../operator/Choices.tsx'
import { useDesk } from '../operator/desk-state.ts'
import { Banner } from '../ui/Banner.tsx'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { Segmented } from '../ui/Segmented.tsx'
import { posterRefusal } from './poster-refusal.ts'
import { usePosterPreview } from './use-poster-preview.ts'
import './posters.css'

interface PosterDialogProps {
  readonly serviceId: string
  readonly serviceName: string
  readonly onClose: () => void
}

/** A service's poster: which sheet, which language, how it looks; then a PDF or paper. */
export function PosterDialog({ serviceId, serviceName, onClose }: PosterDialogProps) {
  const text = useText()
  const { client } = useDesk()
  const [format, setFormat] = useState<PosterFormat>('a4')
  const [language, setLanguage] = useState<PosterLanguage>('uk')
  const [busy, setBusy] = useState(false)
  const [made, setMade] = useState(false)
  const [refusal, setRefusal] = useState<WireError | null>(null)
  const place = useRef<HTMLDivElement>(null)
  const { state, print } = usePosterPreview({ serviceId, format, language }, place)
  const drawn = state === null || state === 'open' ? null : state

  /** Paper that leaves the program is put on the list of what may hang, whichever way it leaves. */
  async function make(to: 'file' | 'paper'): Promise<void> {
    if (busy) return
    setBusy(true)
    setMade(false)
    setRefusal(null)
    try {
      const answer = await client('poster.make', { serviceId, format, language, to })
      startDownload(answer.download)
      if (answer.made && to === 'paper') print()
      setMade(answer.made)
    } catch (error) {
      setRefusal(toWire(error))
    }
    setBusy(false)
  }

  const wrong = refusal ?? drawn
  return (
    <Dialog
      title={text('posters.dialog', { name: serviceName })}
      wide
      onClose={onClose}
      onSubmit={() => void make('paper')}
      actions={
        <>
          <Button
            kind="primary"
            type="submit"
            icon="printer"
            disabledReason={state === 'open' ? undefined : text('posters.making')}
          >
            {text('posters.print')}
          </Button>
          <Button icon="download-simple" busy={busy} onClick={() => void make('file')}>
            {text('posters.save')}
          </Button>
          <Button kind="quiet" onClick={onClose}>
            {text('common.close')}
          </Button>
        </>
      }
    >
      <div className="poster-dialog">
        <div className="poster-choices">
          <Choices
            label={text('posters.format')}
            value={format}
            choices={posterFormats.map(value => ({
              value,
              label: text(`posters.${value}`),
              about: text(`posters.${value}-about`),
            }))}
            onChange={setFormat}
            focused
          />
          <Segmented
            label={text('posters.language')}
            labelShown
            value={language}
            options={posterLanguages.map(value => ({ value, label: text(`posters.${value}`) }))}
            onChange={setLanguage}
          />
          <p className="meta">{text('posters.no-web')}</p>
          {made && (
            <Banner kind="ok" live title={text('posters.made')}>
              {text('posters.made-about')}
            </Banner>
          )}
        </div>
        <div className="poster-paper">
          {wrong ? (
            <Banner kind="bad" live title={text('posters.not-made')}>
              {posterRefusal(text, wrong)}
            </Banner>
          ) : (
            state === null && <p role="status">{text('posters.making')}</p>
          )}
          <div className={state === 'open' ? 'poster-place open' : 'poster-place'} ref={place} />
        </div>
      </div>
    </Dialog>
  )
}
