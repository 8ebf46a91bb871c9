import { useText } from '../i18n.ts'
import { Pictogram } from './Pictogram.tsx'

/** The three pictured steps. Many visitors stop before the third, so that one is the loudest. */
export function Steps() {
  const t = useText()
  return (
    <ol className="steps" aria-label={t('display.steps')}>
      <li className="step step-scan under-stamp">
        <Pictogram step="scan" />
        <p className="step-words">{t('display.stepScan')}</p>
      </li>
      <li className="step step-confirm under-stamp">
        <Pictogram step="confirm" />
        <p className="step-words">{t('display.stepConfirm')}</p>
      </li>
      <li className="step step-send">
        <Pictogram step="send" />
        <div className="step-words">
          <p className="step-loud">{t('display.stepSend')}</p>
          <p className="step-why">{t('display.stepSendWhy')}</p>
        </div>
      </li>
    </ol>
  )
}
