import { useText } from '../i18n.ts'
import { Icon } from '../ui/Icon.tsx'
import { IconButton } from '../ui/IconButton.tsx'
import { PageField } from './PageField.tsx'
import type { PaneState } from './pane-state.ts'
import type { Zoom } from './protocol.ts'
import { stepZoom, zoomSteps } from './zoom.ts'

interface ToolbarProps {
  readonly state: PaneState
  readonly zoom: Zoom
  readonly isStripOpen: boolean
  readonly isSearchOpen: boolean
  onZoom(zoom: Zoom): void
  onPage(page: number): void
  onRotate(): void
  onStrip(): void
  onSearch(): void
}

export function Toolbar(props: ToolbarProps) {
  const { state, zoom, isStripOpen, isSearchOpen, onZoom, onPage, onRotate, onStrip, onSearch } = props
  const text = useText()
  const isOpen = state.status === 'open'
  const percent = (step: number) => text('preview.zoom-percent', { percent: Math.round(step * 100) })

  return (
    <div className="preview-tools" role="toolbar" aria-label={text('preview.pane')}>
      <IconButton icon="sidebar-simple" label={text('preview.thumbnails')} pressed={isStripOpen} onClick={onStrip} />
      <PageField page={state.page} pages={state.pages} disabled={!isOpen} onPage={onPage} />
      <span className="preview-gap" />
      <IconButton
        icon="minus"
        label={text('preview.zoom-out')}
        disabled={!isOpen}
        onClick={() => onZoom(stepZoom(state.scale, -1))}
      />
      <span className="preview-zoom">
        <select
          aria-label={text('preview.zoom')}
          value={String(zoom)}
          onChange={({ target: { value } }) => onZoom(value === 'width' || value === 'page' ? value : Number(value))}
        >
          <option value="width">{text('preview.zoom-width')}</option>
          <option value="page">{text('preview.zoom-page')}</option>
          {zoomSteps.map(step => (
            <option key={step} value={String(step)}>
              {percent(step)}
            </option>
          ))}
        </select>
        <Icon name="caret-down" size={18} />
      </span>
      <IconButton
        icon="plus"
        label={text('preview.zoom-in')}
        disabled={!isOpen}
        onClick={() => onZoom(stepZoom(state.scale, 1))}
      />
      <span className="preview-line" />
      <IconButton icon="arrow-clockwise" label={text('preview.rotate')} disabled={!isOpen} onClick={onRotate} />
      {state.hasText && (
        <IconButton icon="magnifying-glass" label={text('preview.search')} pressed={isSearchOpen} onClick={onSearch} />
      )}
    </div>
  )
}
