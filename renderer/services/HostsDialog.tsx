import { useState } from 'react'
import { toWire, type ErrorCode } from '../../shared/errors.ts'
import { shortDate } from '../format.ts'
import { useLanguage, useText } from '../i18n.ts'
import { useDesk, useView } from '../operator/desk-state.ts'
import { Banner } from '../ui/Banner.tsx'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { AllowHost } from './AllowHost.tsx'

/** The hosts that codes may lead to beside the state's own. */
export function HostsDialog({ onClose }: { readonly onClose: () => void }) {
  const text = useText()
  const language = useLanguage()
  const { client } = useDesk()
  const hosts = useView(view => view.hosts)
  const [refusal, setRefusal] = useState<ErrorCode | null>(null)

  async function forget(host: string): Promise<void> {
    setRefusal(null)
    try {
      await client('host.forget', { host })
    } catch (error) {
      setRefusal(toWire(error).code)
    }
  }

  return (
    <Dialog
      title={text('services.hosts')}
      onClose={onClose}
      actions={<Button onClick={onClose}>{text('common.close')}</Button>}
    >
      <p className="dialog-note">{text('services.hosts-about')}</p>
      {refusal && (
        <Banner kind="bad" live title={text('services.not-removed')}>
          {text(`error.${refusal}`)}
        </Banner>
      )}
      <ul className="hosts">
        {hosts.length === 0 && <li className="meta">{text('services.hosts-none')}</li>}
        {hosts.map(({ host, addedAt }) => (
          <li key={host}>
            <span>
              <b>{host}</b>
              <span className="meta">{text('services.host-since', { date: shortDate(addedAt, language) })}</span>
            </span>
            <Button kind="quiet" size="small" onClick={() => void forget(host)}>
              {text('services.host-forget')}
              <span className="visually-hidden"> {host}</span>
            </Button>
          </li>
        ))}
      </ul>
      <AllowHost host="" />
    </Dialog>
  )
}
