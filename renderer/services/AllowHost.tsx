import { useState } from 'react'
import { toWire, type ErrorCode } from '../../shared/errors.ts'
import { useText } from '../i18n.ts'
import { useDesk } from '../operator/desk-state.ts'
import { Button } from '../ui/Button.tsx'
import { Icon } from '../ui/Icon.tsx'
import { TextField } from '../ui/TextField.tsx'

/** An administrator lets a host in by typing its name: nobody does that by a slip of the hand. `host: ''` lets any be typed. */
export function AllowHost({ host }: { readonly host: string }) {
  const text = useText()
  const { client } = useDesk()
  const [typed, setTyped] = useState('')
  const [busy, setBusy] = useState(false)
  const [tried, setTried] = useState(false)
  const [refusal, setRefusal] = useState<ErrorCode | null>(null)
  const wanted = typed.trim().toLowerCase()
  const differs = wanted === '' || (host !== '' && wanted !== host.toLowerCase())

  async function allow(): Promise<void> {
    setTried(true)
    if (differs || busy) return
    setBusy(true)
    setRefusal(null)
    try {
      await client('host.allow', { host: wanted })
      setTyped('')
      setTried(false)
    } catch (error) {
      setRefusal(toWire(error).code)
    }
    setBusy(false)
  }

  const mistake = differs
    ? text(wanted === '' || host === '' ? 'services.host-empty' : 'services.host-differs', { host })
    : undefined
  return (
    <div
      className="allow-host"
      // No form of its own: it also stands in dialogs, which are forms.
      onKeyDown={event => {
        if (event.key !== 'Enter' || !(event.target instanceof HTMLInputElement)) return
        event.preventDefault()
        void allow()
      }}
    >
      {host !== '' && (
        <p>
          <Icon name="warning" size={18} />
          {text('services.host-about', { host })}
        </p>
      )}
      <div className="allow-host-row">
        <TextField
          label={text('services.host-label')}
          error={refusal ? text(`error.${refusal}`) : tried ? mistake : undefined}
          spellCheck={false}
          autoComplete="off"
          maxLength={253}
          value={typed}
          onChange={setTyped}
        />
        <Button busy={busy} onClick={() => void allow()}>
          {text('services.host-allow')}
        </Button>
      </div>
    </div>
  )
}
