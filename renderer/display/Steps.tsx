import { useText } from '../i18n.ts'
import { ConfirmPictogram, ScanPictogram, SendPictogram } from './Pictogram.tsx'

/** The three pictured steps. Many visitors stop before the third, so that one is the loudest. */
export function Steps() {
  const t = useText()
  return (
    <ol className="steps" aria-label={t('display.steps')}>
      <li className="step step-scan under-stamp">
        <ScanPictogram />
        <p className="step-words">{t('display.stepScan')}</p>
      </li>
      <li className="step step-confirm under-stamp">
        <ConfirmPictogram />
        <p className="step-words">{t('display.stepConfirm')}</p>
      </li>
      <li className="step step-send">
        <SendPictogram />
        <div className="step-words">
          <p className="step-loud">{t('display.stepSend')}</p>
          <p className="step-why">{t('display.stepSendWhy')}</p>
        </div>
      </li>
    </ol>
  )
}
