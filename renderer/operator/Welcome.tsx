import { useText } from '../i18n.ts'
import { useView } from './desk-state.ts'
import { ArrowPicture, ReviewPicture, ScanPicture, SendPicture } from './pictures.tsx'
import { Readiness } from './Readiness.tsx'
import './welcome.css'

/** While there is no package to look at: what will appear here, how, and what is ready for it. */
export function Welcome() {
  const text = useText()
  const state = useView(view => (view.queue.length === 0 ? 'empty' : 'rest'))
  return (
    <main className="welcome">
      <h2>{text(`desk.${state}-title`)}</h2>
      <p className="welcome-about">{text(`desk.${state}-about`)}</p>
      {state === 'empty' && (
        <ol className="welcome-path">
          <li>
            <ScanPicture />
            {text('desk.empty-scan')}
            <ArrowPicture />
          </li>
          <li>
            <SendPicture />
            {text('desk.empty-send')}
            <ArrowPicture />
          </li>
          <li>
            <ReviewPicture />
            {text('desk.empty-review')}
          </li>
        </ol>
      )}
      <Readiness />
    </main>
  )
}
