import type { DocumentType } from '../../shared/document-types.ts'
import type { CopyDetails } from '../../shared/model/package.ts'
import { useText, type Translate } from '../i18n.ts'
import { copyName } from '../preview/copy-name.ts'
import { useChange, useHotkey } from './desk-state.ts'
import { ListRow } from './ListRow.tsx'
import { useShownCopy } from './use-shown-copy.ts'

interface Asked {
  readonly type: DocumentType
  readonly required: boolean
}

interface CopyRowProps {
  /** What the service asks for; without it the copy answers nothing. */
  readonly asked?: Asked
  readonly copy?: CopyDetails | undefined
  readonly number?: number | undefined
  /** The service is known and does not ask for this copy. */
  readonly surplus?: boolean
}

export function CopyRow({ asked, copy, number, surplus = false }: CopyRowProps) {
  const text = useText()
  const change = useChange()
  const hotkey = useHotkey()
  const shown = useShownCopy()
  if (copy === undefined || number === undefined) return asked && <AbsentRow {...asked} />

  const title = asked ? askedName(asked, text) : copyName(copy, text)
  return (
    <ListRow
      {...markOf(copy, asked, surplus)}
      title={title}
      about={
        copy.problem === null ? aboutCopy(copy, number, asked, surplus, text) : text(`files.problem-${copy.problem}`)
      }
      hotkey={number <= 9 ? hotkey(String(number)) : undefined}
      pressed={shown.copy?.id === copy.id}
      onClick={() => change({ copyId: copy.id })}
    />
  )
}

function AbsentRow({ type, required }: Asked) {
  const text = useText()
  const title = askedName({ type, required }, text)
  return required ? (
    <ListRow icon="x-circle" tone="bad" strong title={title} about={text('desk.row-absent')} />
  ) : (
    <ListRow icon="circle-dashed" title={title} about={text('desk.row-optional')} />
  )
}

function markOf(copy: CopyDetails, asked: Asked | undefined, surplus: boolean) {
  if (copy.problem !== null) return { icon: 'warning', tone: 'warn' } as const
  if (asked) return { icon: 'check-circle', tone: 'ok' } as const
  return copy.type === null
    ? ({ icon: 'question', tone: 'warn' } as const)
    : ({ icon: surplus ? 'plus-circle' : 'file-text' } as const)
}

function askedName({ type, required }: Asked, text: Translate): string {
  const name = text(`document.${type}`)
  return required ? name : text('desk.if-any', { name })
}

function aboutCopy(copy: CopyDetails, number: number, asked: Asked | undefined, surplus: boolean, text: Translate) {
  const source = text(copy.typeSource === null ? 'desk.source-none' : `desk.source-${copy.typeSource}`)
  if (asked && copy.type !== null && copy.type !== asked.type) {
    return text('desk.row-answer', { name: text(`document.${copy.type}`), source })
  }
  if (surplus) return text('desk.row-answer', { name: text('desk.extra-about'), source })
  return text('desk.row-copy', { number, source })
}
