import { useEffect, useState } from 'react'
import { after } from '../clock.ts'
import { useText } from '../i18n.ts'
import { FindingAlarms } from '../self-test/FindingAlarms.tsx'
import { Banner } from '../ui/Banner.tsx'
import { Button } from '../ui/Button.tsx'
import { useUi, useView } from './desk-state.ts'
import { useAsk } from './use-ask.ts'

/** A program that was started anew does not know this window any more, and one that has ended never will. */
const hopelessMs = 10_000

/** What concerns the whole desk: the program does not answer, or the visitors' code is not the stored one, or what is stored was changed by somebody else. */
export function Notices() {
  const lost = useUi(ui => ui.lost)
  const disconnected = useUi(ui => ui.disconnected)
  return (
    <>
      {(lost || disconnected) && <LostNotice disconnected={disconnected} />}
      <CodeAlarm verdict="mismatch" />
      <CodeAlarm verdict="unreadable" />
      <FindingAlarms />
    </>
  )
}

function LostNotice({ disconnected }: { readonly disconnected: boolean }) {
  const text = useText()
  const [hopeless, setHopeless] = useState(false)
  useEffect(() => (disconnected ? after(hopelessMs, () => setHopeless(true)) : undefined), [disconnected])
  return (
    <div className="notice">
      <Banner kind="bad" live title={text('desk.lost-title')}>
        {text(disconnected && hopeless ? 'desk.lost-restart' : 'error.call.lost')}
      </Banner>
    </div>
  )
}

function CodeAlarm({ verdict }: { readonly verdict: 'mismatch' | 'unreadable' }) {
  const text = useText()
  const ask = useAsk()
  const codes = useView(view => view.display.codes)
  const services = useView(view => view.services)
  const names = services.filter(({ id }) => codes[id]?.verdict === verdict).map(({ name }) => `«${name}»`)
  if (names.length === 0) return null
  return (
    <div className="notice">
      <Banner
        kind="bad"
        live
        title={text(`desk.alarm-${verdict}`)}
        action={
          <Button size="small" onClick={() => void ask('window.show', { role: 'display' })}>
            {text('desk.alarm-show')}
          </Button>
        }
      >
        {text('desk.alarm-about', { services: names.join(', ') })}
      </Banner>
    </div>
  )
}
