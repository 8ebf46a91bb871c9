import { useText } from '../i18n.ts'
import { PageFrame } from '../operator/PageFrame.tsx'
import { useGo } from '../operator/places.ts'
import { useEscape } from '../operator/use-escape.ts'

export function SelfTestPage() {
  const text = useText()
  const go = useGo()
  useEscape(() => go('queue'))
  return <PageFrame title={text('desk.place-self-test')}>{null}</PageFrame>
}
