import type { ReactNode } from 'react'
import { useText } from '../i18n.ts'
import { LedgerPage } from '../ledger/LedgerPage.tsx'
import { useChange, useUi, useView } from '../operator/desk-state.ts'
import { PageFrame } from '../operator/PageFrame.tsx'
import { useGo } from '../operator/places.ts'
import { TraceButton } from '../operator/TraceButton.tsx'
import { useEscape } from '../operator/use-escape.ts'
import { Button } from '../ui/Button.tsx'
import { Segmented } from '../ui/Segmented.tsx'
import { MailboxesPage } from './MailboxesPage.tsx'
import { mailTabs, type MailTab } from './mail-tabs.ts'

const pages = { mailboxes: MailboxesPage, ledger: LedgerPage } as const satisfies Record<MailTab, () => ReactNode>

/** Where letters come from, and what became of them. */
export function MailPage() {
  const text = useText()
  const go = useGo()
  const change = useChange()
  const tab = useUi(ui => ui.mailTab)
  const some = useView(view => view.mailboxes.length > 0)
  const Page = pages[tab]
  useEscape(() => go('queue'))

  return (
    <PageFrame
      title={text('desk.place-mail')}
      tools={
        <>
          {mailTabs.length > 1 && (
            <Segmented
              label={text('mail.tabs')}
              value={tab}
              options={mailTabs.map(value => ({ value, label: text(`mail.tab-${value}`) }))}
              onChange={mailTab => change({ mailTab })}
            />
          )}
          {some && (
            <>
              <TraceButton />
              <Button icon="plus" onClick={() => change({ overlay: { kind: 'mailbox', mailboxId: null } })}>
                {text('mail.add')}
              </Button>
            </>
          )}
        </>
      }
    >
      <Page />
    </PageFrame>
  )
}
