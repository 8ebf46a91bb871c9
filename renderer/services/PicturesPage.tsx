import { useState } from 'react'
import { toWire, type ErrorCode } from '../../shared/errors.ts'
import { useText } from '../i18n.ts'
import { useDesk } from '../operator/desk-state.ts'
import { PageFrame } from '../operator/PageFrame.tsx'
import { useEscape } from '../operator/use-escape.ts'
import { Button } from '../ui/Button.tsx'
import { useFileDrop } from '../ui/use-file-drop.ts'
import { replaceRow, useAddPictures } from './add-pictures.ts'
import { DropZone } from './DropZone.tsx'
import { isReady, type PictureRow } from './picture-rows.ts'
import { PictureLine } from './PictureLine.tsx'
import { useChangeServices, useServicesUi } from './use-services.ts'
import './code.css'
import './pictures.css'

/** Many pictures of codes: each is read, bound to a service, and all are taken over at once. */
export function PicturesPage() {
  const text = useText()
  const tools = useDesk()
  const change = useChangeServices()
  const addPictures = useAddPictures()
  const pictures = useServicesUi(services => services.pictures)
  const [busy, setBusy] = useState(false)
  const over = useFileDrop({ onFiles: addPictures })

  const ready = pictures.filter(isReady)
  const taken = pictures.filter(({ outcome }) => outcome === 'taken').length
  const read = pictures.filter(({ state }) => state.kind !== 'waiting').length

  /** What is bound is done with; anything else waits here for whoever comes back. */
  function leave(): void {
    for (const { outcome, picture } of pictures)
      if (outcome === 'taken' && picture !== null) URL.revokeObjectURL(picture)
    change(({ service }) => ({
      // Several files dropped on a service's page lead here: what was typed there is still there.
      route: service === null ? { kind: 'list' } : { kind: 'service', id: service.details?.id ?? null },
      pictures: pictures.filter(({ outcome }) => outcome !== 'taken'),
    }))
  }
  useEscape(leave)

  async function bindAll(): Promise<void> {
    if (busy) return
    setBusy(true)
    for (const row of ready) replaceRow(tools, row.id, [{ ...row, outcome: await bind(row) }])
    setBusy(false)
  }

  async function bind({ state, service, look }: PictureRow): Promise<'taken' | ErrorCode> {
    if (state.kind !== 'code' || service === null) return 'service.missing'
    const replaces = look?.stands?.checkCode ?? null
    try {
      await tools.client('code.take', { serviceId: service.id, payload: state.found.payload, replaces })
      return 'taken'
    } catch (error) {
      return toWire(error).code
    }
  }

  return (
    <PageFrame
      title={text('services.pictures')}
      lead={text('services.pictures-lead')}
      back={{ label: text('desk.place-services'), onClick: leave }}
      footer={
        <>
          <Button
            kind="primary"
            size="large"
            busy={busy}
            busyText={text('services.saving')}
            disabledReason={ready.length === 0 ? text('services.pictures-none-ready') : undefined}
            onClick={() => void bindAll()}
          >
            {ready.length === 0
              ? text('services.pictures-bind-none')
              : text('services.pictures-bind', { count: ready.length })}
          </Button>
          <Button size="large" onClick={leave}>
            {text(taken > 0 ? 'services.pictures-done' : 'common.back')}
          </Button>
          <span className="page-gap" />
          <span className="meta" role="status">
            {read < pictures.length
              ? text('services.pictures-reading', { done: read, total: pictures.length })
              : taken > 0 && text('services.pictures-taken', { count: taken })}
          </span>
        </>
      }
    >
      <DropZone
        over={over}
        title={text('services.drop-many-title')}
        about={text('services.drop-many-about')}
        onFiles={addPictures}
      />
      <ul className="picture-lines" aria-label={text('services.pictures')}>
        {pictures.map(row => (
          <PictureLine key={row.id} row={row} />
        ))}
      </ul>
    </PageFrame>
  )
}
