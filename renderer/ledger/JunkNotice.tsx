import { useText } from '../i18n.ts'
import { useView } from '../operator/desk-state.ts'
import { Banner } from '../ui/Banner.tsx'

/** Letters that the server's filter took are no rows: they are not here. */
export function JunkNotice() {
  const text = useText()
  const count = useView(({ mailboxes }) => mailboxes.reduce((sum, { junk }) => sum + junk, 0))
  if (count === 0) return null
  return (
    <Banner kind="info" title={text('ledger.junk', { count })}>
      {text('ledger.junk-about')}
    </Banner>
  )
}
