import { useText } from '../i18n.ts'
import { useView } from '../operator/desk-state.ts'
import { Button } from '../ui/Button.tsx'
import { beginBranch, beginService } from './begin.ts'
import { PictureButton } from './PictureButton.tsx'
import { ServiceSearch } from './ServiceSearch.tsx'
import { useChangeServices } from './use-services.ts'

/** What can be done from the list: find, print, take codes over, add. */
export function ListTools() {
  const text = useText()
  const change = useChangeServices()
  const branches = useView(view => view.branches)
  const [first, ...others] = branches
  return (
    <>
      <ServiceSearch />
      <Button icon="printer" onClick={() => change({ route: { kind: 'posters' } })}>
        {text('posters.title')}
      </Button>
      <PictureButton />
      <Button icon="plus" onClick={() => change(beginBranch({ institution: first?.institution ?? '' }))}>
        {text('services.branch-add')}
      </Button>
      <Button
        kind="primary"
        icon="plus"
        onClick={() => change(beginService({ branchId: others.length === 0 ? (first?.id ?? '') : '' }))}
      >
        {text('services.service-add')}
      </Button>
    </>
  )
}
