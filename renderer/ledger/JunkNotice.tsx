import { useText } from '../i18n.ts'
import { useChange, useView } from '../operator/desk-state.ts'
import { Banner } from '../ui/Banner.tsx'
import { Button } from '../ui/Button.tsx'

/** Letters that the server's filter took are no rows: they are not here. */
export function JunkNotice() {
  const mailboxes = useView(view => view.mailboxes)
  const filtered = mailboxes.filter(({ junk }) => junk > 0)
  return filtered.map(({ id, address, junk }) => (
    <JunkOf key={id} mailboxId={id} count={junk} address={mailboxes.length > 1 ? address : null} />
  ))
}

interface JunkOfProps {
  readonly mailboxId: string
  readonly count: number
  /** Where there are several. */
  readonly address: string | null
}

function JunkOf({ mailboxId, count, address }: JunkOfProps) {
  const text = useText()
  const change = useChange()
  return (
    <Banner
      kind="info"
      title={text('ledger.junk', { count })}
      action={
        <Button size="small" onClick={() => change({ overlay: { kind: 'junk', mailboxId } })}>
          {text('common.show')}
        </Button>
      }
    >
      {text('ledger.junk-about')} {address}
    </Banner>
  )
}
