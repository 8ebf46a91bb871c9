import { useEffect, useState } from 'react'
import { useText } from '../i18n.ts'
import { Banner } from '../ui/Banner.tsx'
import { Button } from '../ui/Button.tsx'
import { useAsideActions } from './aside-actions.ts'
import { useChange, useDesk, useUi, useView } from './desk-state.ts'
import { ask } from './use-ask.ts'
import './aside.css'

/** Above the queue while letters of a flood were held aside that nobody here has looked at. */
export function FloodBanner() {
  const change = useChange()
  const flood = useView(view => view.aside.flood)
  const aside = useUi(ui => ui.aside)
  // What has been taken away is no longer known: the next flood is news again.
  useEffect(() => {
    if (flood < aside.floodSeen) change({ aside: { ...aside, floodSeen: flood } })
  }, [change, flood, aside])
  return flood > aside.floodSeen && <Flood count={flood} />
}

function Flood({ count }: { readonly count: number }) {
  const text = useText()
  const change = useChange()
  const tools = useDesk()
  const { show } = useAsideActions()
  const [sender, setSender] = useState<string | null>(null)

  // The newest page tells whose flood it is, if it is one sender's; asked once, not at each of its letters.
  useEffect(() => {
    let gone = false
    void ask(tools, 'aside.list', { reason: 'flood', offset: 0 }).then(page => {
      const senders = new Set(page?.value.rows.map(row => row.sender))
      const [only] = senders
      if (!gone && senders.size === 1) setSender(only ?? null)
    })
    return () => void (gone = true)
  }, [tools])

  const title = sender === null ? text('letters.flood') : text('letters.flood-from', { sender })
  return (
    <div className="flood">
      <p className="visually-hidden" role="status">
        {title}
      </p>
      <Banner
        kind="warn"
        title={title}
        action={
          <Button
            size="small"
            onClick={() => {
              show({ shown: true, reason: 'flood' })
              change({ aside: { ...tools.store.getState().ui.aside, floodSeen: count } })
            }}
          >
            {text('letters.flood-look')}
          </Button>
        }
      >
        {text('letters.flood-about', { count })}
      </Banner>
    </div>
  )
}
