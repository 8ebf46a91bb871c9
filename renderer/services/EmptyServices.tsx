import { useText } from '../i18n.ts'
import { useView } from '../operator/desk-state.ts'
import { useGo } from '../operator/places.ts'
import { templates, type Template } from '../setup/needs.ts'
import { Button } from '../ui/Button.tsx'
import { Icon } from '../ui/Icon.tsx'
import { beginBranch, beginService } from './begin.ts'
import { useChangeServices } from './use-services.ts'

/** Before the first service: what a service is here, and two to begin with. */
export function EmptyServices() {
  const text = useText()
  const go = useGo()
  const change = useChangeServices()
  const branches = useView(view => view.branches)

  function begin(template: Template): void {
    const name = text(`setup.template-${template}`).replaceAll('\u00a0', ' ')
    change(beginService({ branchId: branches[0]?.id ?? '', name, needs: templates[template] }))
  }

  return (
    <div className="services-empty">
      <h2>{text('services.empty-title')}</h2>
      <p className="welcome-about">{text('services.empty-about')}</p>
      {branches.length === 0 ? (
        <Button kind="primary" size="large" icon="plus" onClick={() => change(beginBranch({}))}>
          {text('services.branch-add')}
        </Button>
      ) : (
        <ul className="template-cards">
          {(['hiring', 'administrative'] as const).map((template, index) => (
            <li key={template}>
              <h3>{text(`setup.template-${template}`)}</h3>
              <p className="meta">{text(`services.template-${template}`)}</p>
              <ul>
                {Object.entries(templates[template]).map(([type, need]) => (
                  <li key={type}>
                    <Icon name={need === 'required' ? 'file-text' : 'file-dashed'} size={20} />
                    {need === 'required'
                      ? text(`document.${type as keyof (typeof templates)[Template]}`)
                      : text('desk.if-any', { name: text(`document.${type as keyof (typeof templates)[Template]}`) })}
                  </li>
                ))}
              </ul>
              <Button kind={index === 0 ? 'primary' : 'second'} onClick={() => begin(template)}>
                {text('services.template-begin')}
              </Button>
            </li>
          ))}
        </ul>
      )}
      <p className="empty-other">
        {text('services.empty-source')}{' '}
        <Button kind="quiet" onClick={() => go('sources')}>
          {text('services.empty-source-go')}
        </Button>
      </p>
    </div>
  )
}
