import { useState } from 'react'
import type { ServiceRow } from '../../shared/model/service.ts'
import { useText } from '../i18n.ts'
import { useView } from '../operator/desk-state.ts'
import { PageFrame } from '../operator/PageFrame.tsx'
import { useGo } from '../operator/places.ts'
import { useAsk } from '../operator/use-ask.ts'
import { useEscape } from '../operator/use-escape.ts'
import { Button } from '../ui/Button.tsx'
import { UndoToast } from '../ui/UndoToast.tsx'
import { EmptyServices } from './EmptyServices.tsx'
import { ListNotices } from './ListNotices.tsx'
import { ListTools } from './ListTools.tsx'
import { PosterDialog } from './PosterDialog.tsx'
import { SelectionBar } from './SelectionBar.tsx'
import { ServiceList } from './ServiceList.tsx'
import { useChangeServices, useServicesUi } from './use-services.ts'
import { useServiceList } from './use-service-list.ts'

interface Switched {
  readonly ids: readonly string[]
  readonly active: boolean
}

const nobody: ReadonlySet<string> = new Set()
const undoSeconds = 10

/** All branches and services: how each stands, and the way to each. */
export function ServiceListPage() {
  const text = useText()
  const ask = useAsk()
  const go = useGo()
  const change = useChangeServices()
  const { loaded, problem, reload, loadMore, loadAll } = useServiceList()
  const returning = useServicesUi(services => services.openedId !== null)
  const search = useServicesUi(services => services.search)
  const count = useView(view => view.serviceCount)
  const [selected, setSelected] = useState(nobody)
  const [poster, setPoster] = useState<ServiceRow | null>(null)
  const [switched, setSwitched] = useState<Switched | null>(null)
  useEscape(() => (selected.size > 0 ? setSelected(nobody) : go('queue')))

  /** Only what is not so already: that is what can be undone. */
  async function turn(active: boolean): Promise<void> {
    const ids = (loaded?.rows ?? []).filter(row => selected.has(row.id) && row.active !== active).map(({ id }) => id)
    setSelected(nobody)
    if (ids.length === 0 || (await ask('service.switch', { ids, active })) === undefined) return
    setSwitched({ ids, active })
    await reload()
  }

  async function undo({ ids, active }: Switched): Promise<void> {
    setSwitched(null)
    await ask('service.switch', { ids: [...ids], active: !active })
    await reload()
  }

  async function move(id: string, before: string | null): Promise<void> {
    if ((await ask('service.move', { id, before })) !== undefined) await reload()
  }

  return (
    <PageFrame
      title={text('desk.place-services')}
      quiet={returning}
      tools={count > 0 && <ListTools />}
      footer={
        selected.size > 0 && (
          <SelectionBar
            count={selected.size}
            onSwitch={active => void turn(active)}
            onClear={() => setSelected(nobody)}
          />
        )
      }
    >
      <ListNotices problem={problem} onRetry={() => void reload()} />
      {count === 0 ? (
        <EmptyServices />
      ) : loaded?.total === 0 && search !== '' ? (
        <div className="services-none" role="status">
          <b>{text('services.search-none')}</b>
          <p>{text('services.search-none-about', { text: loaded.text })}</p>
          <Button onClick={() => change({ search: '' })}>{text('services.search-clear')}</Button>
        </div>
      ) : (
        <ServiceList
          loaded={loaded}
          selected={selected}
          onSelect={setSelected}
          onMore={loadMore}
          onAll={loadAll}
          onMove={(id, before) => void move(id, before)}
          onPoster={setPoster}
        />
      )}
      {switched && (
        <div className="toasts">
          <UndoToast
            key={`${switched.active} ${switched.ids.join()}`}
            text={text(switched.active ? 'services.switched-on' : 'services.switched-off', {
              count: switched.ids.length,
            })}
            seconds={undoSeconds}
            onUndo={() => void undo(switched)}
            onClose={() => setSwitched(null)}
          />
        </div>
      )}
      {poster && <PosterDialog serviceId={poster.id} serviceName={poster.name} onClose={() => setPoster(null)} />}
    </PageFrame>
  )
}
