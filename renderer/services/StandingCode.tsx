import type { ServiceDetails } from '../../shared/model/service.ts'
import { useText } from '../i18n.ts'
import { Banner } from '../ui/Banner.tsx'
import { Button } from '../ui/Button.tsx'
import { CheckCode } from './CheckCode.tsx'
import { CodePicture } from './CodePicture.tsx'
import { LinkView } from './LinkView.tsx'

interface StandingCodeProps {
  readonly code: ServiceDetails['code']
  readonly onReplace?: (() => void) | undefined
  readonly onPoster?: (() => void) | undefined
}

/** The code that visitors see, or why they see none. */
export function StandingCode({ code, onReplace, onPoster }: StandingCodeProps) {
  const text = useText()
  const broken = code.state === 'broken'
  return (
    <>
      {broken && (
        <Banner kind="bad" title={text('services.code-broken')}>
          {text('services.code-broken-about')}
        </Banner>
      )}
      <div className="standing-code">
        {!broken && <CodePicture payload={code.payload} label={text('services.code-drawn')} />}
        <div>
          <CheckCode label={text('services.check-code')} code={code.checkCode} old={broken} />
          <LinkView payload={code.payload} />
          <div className="standing-tools">
            {onReplace && (
              <Button size="small" onClick={onReplace}>
                {text(broken ? 'services.code-again-take' : 'services.code-other')}
              </Button>
            )}
            {onPoster && !broken && (
              <Button size="small" icon="printer" aria-haspopup="dialog" onClick={onPoster}>
                {text('posters.open')}
              </Button>
            )}
          </div>
        </div>
      </div>
    </>
  )
}
