import { useText } from '../i18n.ts'
import { Button } from '../ui/Button.tsx'
import { CodePicture } from './CodePicture.tsx'
import { LinkView } from './LinkView.tsx'

interface DraftCodeProps {
  readonly payload: string
  readonly onForget: () => void
}

/** The code that a new service will be saved with. */
export function DraftCode({ payload, onForget }: DraftCodeProps) {
  const text = useText()
  return (
    <section className="editor-card code-card" aria-labelledby="code-title">
      <h2 id="code-title">{text('services.code')}</h2>
      <div className="standing-code">
        <CodePicture payload={payload} label={text('services.code-drawn')} />
        <div>
          <p role="status">{text('services.code-waits')}</p>
          <LinkView payload={payload} />
          <div className="standing-tools">
            <Button size="small" onClick={onForget}>
              {text('services.code-another')}
            </Button>
          </div>
        </div>
      </div>
    </section>
  )
}
