import type { ReactNode } from 'react'
import { useText } from '../i18n.ts'
import { useGo } from '../operator/places.ts'
import { Button } from '../ui/Button.tsx'
import { FileButton } from '../ui/FileButton.tsx'
import { Icon } from '../ui/Icon.tsx'
import type { IconName } from '../ui/icons.ts'
import { useLandingFocus } from '../ui/use-landing-focus.ts'
import { catalogueFiles } from './catalogue-files.ts'
import type { SourcesDialog } from './sources-ui.ts'
import { useFile } from './use-file.ts'

/** Before the first source: the three ways in which services come, and for whom each is. */
export function EmptySources({ onDialog }: { readonly onDialog: (dialog: SourcesDialog) => void }) {
  const text = useText()
  const go = useGo()
  const { look } = useFile()
  const landing = useLandingFocus<HTMLHeadingElement>()
  return (
    <div className="sources-empty">
      <h2 ref={landing} tabIndex={-1}>
        {text('sources.empty-title')}
      </h2>
      <p className="sources-about">{text('sources.empty-about')}</p>
      <ul className="source-ways">
        <Way icon="qr-code" title={text('sources.way-picture')} about={text('sources.way-picture-about')}>
          <Button onClick={() => go('services')}>{text('sources.way-picture-go')}</Button>
        </Way>
        <Way icon="table" title={text('sources.way-file')} about={text('sources.way-file-about')}>
          <FileButton
            kind="primary"
            label={text('sources.take-label')}
            accept={catalogueFiles}
            onFiles={([file]) => file && void look(file)}
          >
            {text('sources.take')}
          </FileButton>
          <Button onClick={() => onDialog({ kind: 'add', of: 'file' })}>{text('sources.way-file-watch')}</Button>
          <Button kind="quiet" onClick={() => onDialog({ kind: 'export', content: 'template' })}>
            {text('sources.way-file-template')}
          </Button>
        </Way>
        <Way icon="plugs-connected" title={text('sources.way-api')} about={text('sources.way-api-about')}>
          <Button onClick={() => onDialog({ kind: 'add', of: 'api' })}>{text('sources.way-api-go')}</Button>
        </Way>
      </ul>
      <p className="meta">{text('sources.empty-drop')}</p>
    </div>
  )
}

interface WayProps {
  readonly icon: IconName
  readonly title: string
  readonly about: string
  readonly children: ReactNode
}

function Way({ icon, title, about, children }: WayProps) {
  return (
    <li>
      <Icon name={icon} size={40} />
      <h3>{title}</h3>
      <p>{about}</p>
      <div className="source-way-actions">{children}</div>
    </li>
  )
}
