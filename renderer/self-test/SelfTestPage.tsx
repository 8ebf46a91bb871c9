import { useText } from '../i18n.ts'
import { useView } from '../operator/desk-state.ts'
import { PageFrame } from '../operator/PageFrame.tsx'
import { useGo } from '../operator/places.ts'
import { useAsk } from '../operator/use-ask.ts'
import { useEscape } from '../operator/use-escape.ts'
import { PostersNotice } from '../services/PostersNotice.tsx'
import { Banner } from '../ui/Banner.tsx'
import { Button } from '../ui/Button.tsx'
import { CodeTable } from './CodeTable.tsx'
import { DisplayCard } from './DisplayCard.tsx'
import { FindingList } from './FindingList.tsx'
import { HostsCard } from './HostsCard.tsx'
import { SeesCard } from './SeesCard.tsx'
import { useLook } from './use-look.ts'
import './self-test.css'

/** Whether reception shows what the cabinet issued, how well it is read, and what does not fit in the set-up. */
export function SelfTestPage() {
  const text = useText()
  const go = useGo()
  const ask = useAsk()
  const watching = useView(view => view.display.watching)
  const { looking, silent, look } = useLook()
  useEscape(() => go('queue'))
  const show = () => void ask('window.show', { role: 'display' })

  return (
    <PageFrame
      title={text('desk.place-self-test')}
      lead={text('selfTest.lead')}
      tools={
        watching ? (
          <Button
            kind="primary"
            icon="arrow-clockwise"
            busy={looking}
            busyText={text('selfTest.looking')}
            onClick={() => void look()}
          >
            {text('selfTest.look')}
          </Button>
        ) : (
          <Button kind="primary" icon="monitor" onClick={show}>
            {text('selfTest.open-display')}
          </Button>
        )
      }
    >
      <div className="self-test">
        <div className="self-test-news">
          {silent && (
            <Banner kind="warn" live title={text('selfTest.look-silent')}>
              {text('selfTest.look-silent-about')}
            </Banner>
          )}
          {!watching && (
            <Banner kind="info" title={text('selfTest.display-off')}>
              {text('selfTest.display-off-about')}
            </Banner>
          )}
          <FindingList />
          <PostersNotice />
        </div>
        <CodeTable />
        <div className="self-test-side">
          <DisplayCard />
          <SeesCard />
          <HostsCard />
        </div>
      </div>
    </PageFrame>
  )
}
