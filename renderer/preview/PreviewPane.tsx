import { useImperativeHandle, type Ref } from 'react'
import type { Client } from '../../shared/client.ts'
import type { CopyDetails } from '../../shared/model/package.ts'
import { useText } from '../i18n.ts'
import { Banner } from '../ui/Banner.tsx'
import { Progress } from '../ui/Progress.tsx'
import { copyName } from './copy-name.ts'
import { Footer } from './Footer.tsx'
import { maxPrintedPages } from './limits.ts'
import { SearchBar } from './SearchBar.tsx'
import { remedies } from './stop-reason.ts'
import { Stopped } from './Stopped.tsx'
import { Strip } from './Strip.tsx'
import { TitleRow } from './TitleRow.tsx'
import { Toolbar } from './Toolbar.tsx'
import { usePreview } from './use-preview.ts'
import './pane.css'
import './tools.css'

/** What the desk's keys can ask of the pane. */
export interface PreviewCommands {
  zoomIn(): void
  zoomOut(): void
  zoomReset(): void
}

export interface PreviewPaneProps {
  readonly copy: CopyDetails | null
  /** The copy's place in its package, from 1. */
  readonly number: number
  readonly copies: readonly CopyDetails[]
  readonly client: Client<'operator'>
  onSelect(copyId: string): void
  readonly commands?: Ref<PreviewCommands>
}

/** The right side of the desk: the chosen copy, drawn by a frame that has no powers. */
export function PreviewPane({ copy, number, copies, client, onSelect, commands }: PreviewPaneProps) {
  const text = useText()
  const preview = usePreview({ copy, copies, client })
  const { state, isOpen, printing } = preview

  useImperativeHandle(commands, () => ({
    zoomIn: () => preview.step(1),
    zoomOut: () => preview.step(-1),
    zoomReset: preview.resetZoom,
  }))

  const tooLong = state.pages > maxPrintedPages && text('preview.print-too-long', { pages: maxPrintedPages })
  const canSave = isOpen || (state.reason !== null && remedies[state.reason].save)
  const isStripShown = copy !== null && preview.isStripOpen

  return (
    <section className="preview" aria-label={text('preview.pane')} ref={preview.pane} tabIndex={-1}>
      {copy !== null && (
        <>
          <TitleRow
            title={text('preview.title', { number, name: copyName(copy, text) })}
            fileName={copy.name}
            print={isOpen ? tooLong || preview.print : null}
            save={canSave ? preview.save : null}
          />
          <Toolbar
            state={state}
            zoom={preview.zoom}
            isStripOpen={preview.isStripOpen}
            isSearchOpen={preview.isSearchOpen}
            onZoom={preview.setZoom}
            onPage={preview.goTo}
            onRotate={preview.rotate}
            onStrip={preview.toggleStrip}
            onSearch={preview.isSearchOpen ? preview.closeSearch : preview.openSearch}
          />
        </>
      )}
      {preview.isSearchOpen && (
        <SearchBar key={copy?.id} found={state.found} onSearch={preview.search} onClose={preview.closeSearch} />
      )}
      {isOpen && copy?.problem === 'truncated' && (
        <Banner kind="warn" title={text('preview.truncated')}>
          {text('preview.truncated-means')}
        </Banner>
      )}
      {preview.failure !== null && (
        <Banner kind="bad" live title={text('preview.not-saved')}>
          {text(`error.${preview.failure}`)}
        </Banner>
      )}
      {printing.hasFailed && (
        <Banner kind="bad" live title={text('preview.not-printed')}>
          {text('preview.not-printed-means')}
        </Banner>
      )}
      {printing.progress !== null && (
        <Progress label={text('preview.printing')} {...printing.progress} onCancel={printing.cancel} />
      )}
      <div className="preview-body">
        {isStripShown && (
          <Strip copies={copies} selectedId={copy.id} thumbnails={preview.thumbnails} onSelect={onSelect} />
        )}
        <div className="preview-mat">
          <div className={isOpen ? 'preview-place open' : 'preview-place'} ref={preview.place} />
          {copy === null && (
            <p className="preview-nothing">
              <b>{text(copies.length === 0 ? 'preview.none' : 'preview.nothing')}</b>{' '}
              {copies.length > 0 && text('preview.nothing-means')}
            </p>
          )}
          {copy !== null && state.status === 'opening' && (
            <p className="preview-opening" role="status">
              {text('preview.opening')}
            </p>
          )}
          {copy !== null && state.reason !== null && (
            <Stopped reason={state.reason} onRetry={preview.retry} onSave={preview.save} />
          )}
        </div>
      </div>
      {copy !== null && <Footer copy={copy} isIntact={isOpen} />}
      <div className="preview-backstage" aria-hidden="true" inert ref={preview.backstage} />
    </section>
  )
}
