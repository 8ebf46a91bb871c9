import { maxMatches } from '../limits.ts'
import type { SearchStep } from '../protocol.ts'
import { findAll, foldItems, foldQuery, type FoldedText } from './fold-text.ts'
import type { PageBox } from './page-box.ts'
import type { Source } from './source.ts'

interface Match {
  readonly page: number
  readonly at: number
}

export interface SearchView {
  readonly page: number
  goTo(page: number): void
  reveal(place: DOMRect): void
  box(page: number): PageBox | undefined
}

export interface Search {
  run(text: string, step: SearchStep): Promise<void>
  /** Marks the matches of a page that has just been drawn. */
  mark(box: PageBox): void
}

/** Search through the text of a document; matches are marked without touching the page (CSS Custom Highlight). */
export function createSearch(
  source: Source,
  view: SearchView,
  found: (current: number, total: number) => void,
): Search {
  const texts = new Map<number, FoldedText>()
  const all = new Highlight()
  const chosen = new Highlight()
  CSS.highlights.set('match', all)
  CSS.highlights.set('chosen-match', chosen)
  chosen.priority = 1
  let query = ''
  let matches: Match[] = []
  let current = -1
  let run = 0

  async function textOf(page: number): Promise<FoldedText> {
    const known = texts.get(page)
    if (known !== undefined) return known
    const text = foldItems(await (await source.page(page)).text().catch(() => []))
    texts.set(page, text)
    return text
  }

  function rangeOf(match: Match, box: PageBox): Range | null {
    const text = texts.get(match.page)
    const [start, end] = [match.at, match.at + query.length - 1]
    const from = box.overlay?.parts[text?.items[start] ?? -1]?.firstChild
    const to = box.overlay?.parts[text?.items[end] ?? -1]?.firstChild
    if (!text || !from || !to) return null
    const range = new Range()
    range.setStart(from, text.offsets[start]!)
    range.setEnd(to, Math.min(text.offsets[end]! + 1, to.textContent?.length ?? 0))
    return range
  }

  function mark(box: PageBox): void {
    if (query === '') return
    matches.forEach((match, index) => {
      const range = match.page === box.number ? rangeOf(match, box) : null
      if (range === null) return
      all.add(range)
      if (index !== current) return
      chosen.clear()
      chosen.add(range)
      view.reveal(range.getBoundingClientRect())
    })
  }

  function choose(index: number): void {
    current = index
    found(index + 1, matches.length)
    const match = matches[index]
    if (!match) return
    const box = view.box(match.page)
    if (box?.overlay) mark(box)
    else view.goTo(match.page)
  }

  async function searchAll(text: string): Promise<void> {
    const mine = ++run
    query = text
    matches = []
    current = -1
    all.clear()
    chosen.clear()
    if (query === '') return found(0, 0)
    const from = view.page
    for (let page = 1; page <= source.pages && matches.length < maxMatches; page += 1) {
      const folded = await textOf(page)
      if (mine !== run) return
      for (const at of findAll(folded, query, maxMatches - matches.length)) matches.push({ page, at })
      const box = view.box(page)
      if (box?.overlay) mark(box)
    }
    choose(
      matches.length === 0
        ? -1
        : Math.max(
            0,
            matches.findIndex(match => match.page >= from),
          ),
    )
  }

  return {
    async run(text, step) {
      const next = foldQuery(text)
      if (next !== query || step === 'first') return searchAll(next)
      if (matches.length === 0) return found(0, 0)
      choose((current + (step === 'next' ? 1 : -1) + matches.length) % matches.length)
    },
    mark,
  }
}
