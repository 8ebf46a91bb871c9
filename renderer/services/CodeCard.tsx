import { useState } from 'react'
import type { ServiceDetails } from '../../shared/model/service.ts'
import { toWire, type ErrorCode } from '../../shared/errors.ts'
import { useText } from '../i18n.ts'
import { useDesk, useView } from '../operator/desk-state.ts'
import { Banner } from '../ui/Banner.tsx'
import { Button } from '../ui/Button.tsx'
import { Icon } from '../ui/Icon.tsx'
import { Candidate } from './Candidate.tsx'
import type { CodeLook } from './code-look.ts'
import { DropZone } from './DropZone.tsx'
import { FoundCodes } from './FoundCodes.tsx'
import { HostsDialog } from './HostsDialog.tsx'
import { StandingCode } from './StandingCode.tsx'
import { useAddPictures } from './add-pictures.ts'
import { useCodeIntake } from './use-code-intake.ts'
import { pictureFiles } from './picture-files.ts'
import { useFileDrop } from '../ui/use-file-drop.ts'
import { FileButton } from '../ui/FileButton.tsx'
import './code.css'

interface CodeCardProps {
  /** Null for a service that is not saved yet: its code waits in the draft. */
  readonly serviceId: string | null
  readonly code: ServiceDetails['code'] | null
  readonly onTaken: (payload: string) => void
  /** Told whether a code that was found waits for a decision. */
  readonly onOffer: (offered: boolean) => void
  /** Somebody wants to save without having decided. */
  readonly urged: boolean
  readonly onPoster?: (() => void) | undefined
}

/** The service's code: the one that stands, and taking over another one from the cabinet. */
export function CodeCard({ serviceId, code, onTaken, onOffer, urged, onPoster }: CodeCardProps) {
  const text = useText()
  const { client } = useDesk()
  const addPictures = useAddPictures()
  const hosts = useView(view => view.hosts.length)
  const { intake, takeFile, takeText, choose, reset } = useCodeIntake()
  const [busy, setBusy] = useState(false)
  const [refusal, setRefusal] = useState<ErrorCode | null>(null)
  const [showHosts, setShowHosts] = useState(false)
  const [replacing, setReplacing] = useState(false)
  const stands = code !== null && code.state !== 'none'

  function give(files: readonly File[]): void {
    setRefusal(null)
    const [first] = files
    if (files.length > 1) addPictures(files)
    else if (first) void takeFile(first)
  }
  function giveText(words: string): void {
    setRefusal(null)
    takeText(words)
  }
  function drop(): void {
    setRefusal(null)
    setReplacing(false)
    reset()
  }
  const over = useFileDrop({ onFiles: give, onText: giveText })

  async function take(payload: string, look: CodeLook): Promise<void> {
    if (busy) return
    setRefusal(null)
    if (serviceId !== null) {
      setBusy(true)
      try {
        await client('code.take', { serviceId, payload, replaces: look.stands?.checkCode ?? null })
      } catch (error) {
        setBusy(false)
        return setRefusal(toWire(error).code)
      }
      setBusy(false)
    }
    drop()
    onTaken(payload)
  }

  const found = intake.kind === 'found' ? intake : null
  const meant = found?.chosen == null ? undefined : found.codes[found.chosen]
  return (
    <section className="editor-card code-card" aria-labelledby="code-title">
      <div className="card-head">
        <h2 id="code-title">{text('services.code')}</h2>
        <Button kind="quiet" size="small" aria-haspopup="dialog" onClick={() => setShowHosts(true)}>
          {text('services.hosts-open', { number: hosts })}
        </Button>
      </div>
      {stands && intake.kind === 'idle' && (
        <StandingCode code={code} onReplace={replacing ? undefined : () => setReplacing(true)} onPoster={onPoster} />
      )}
      {intake.kind === 'idle' && (!stands || replacing || over) && (
        <DropZone
          over={over}
          title={text('services.drop-title')}
          about={text('services.drop-about')}
          onFiles={give}
          onText={giveText}
        />
      )}
      {intake.kind === 'reading' && (
        <p className="code-reading" role="status">
          <Icon name="circle-notch" size={20} />
          {text('services.code-reading', { name: intake.name })}
        </p>
      )}
      {intake.kind === 'trouble' && (
        <Banner kind="bad" live title={text('services.code-unread', { name: intake.name })}>
          {text(`error.${intake.code}`)}
        </Banner>
      )}
      {found !== null && found.codes.length > 1 && (
        <FoundCodes codes={found.codes} picture={found.picture} chosen={found.chosen} onChoose={choose} />
      )}
      {found !== null && found.unread > 0 && (
        <p className="meta">{text('services.code-pages-unread', { count: found.unread })}</p>
      )}
      {meant && (
        <Candidate
          key={meant.payload}
          found={meant}
          serviceId={serviceId}
          broken={code?.state === 'broken'}
          busy={busy}
          urged={urged}
          refusal={refusal}
          onOffer={onOffer}
          onTake={(payload, look) => void take(payload, look)}
        />
      )}
      {intake.kind !== 'idle' && (
        <div className="code-again">
          {intake.kind !== 'reading' && (
            <FileButton
              size="small"
              icon="image"
              label={text('services.code-file')}
              accept={pictureFiles}
              multiple
              onFiles={give}
            >
              {text('services.code-another')}
            </FileButton>
          )}
          <Button kind="quiet" size="small" onClick={drop}>
            {text(intake.kind === 'reading' ? 'common.cancel' : 'services.code-drop')}
          </Button>
        </div>
      )}
      {showHosts && <HostsDialog onClose={() => setShowHosts(false)} />}
    </section>
  )
}
