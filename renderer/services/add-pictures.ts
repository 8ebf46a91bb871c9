import { useMemo } from 'react'
import { toWire } from '../../shared/errors.ts'
import { useDesk, type DeskTools } from '../operator/desk-state.ts'
import { uploadPicture } from '../upload.ts'
import { newRow, rowsOf, wordsOf, type PictureRow } from './picture-rows.ts'
import type { ServicesUi } from './services-state.ts'

let lastId = 0

/** Opens the list of pictures with these in it, and reads them one after another; that goes on when the page is left. */
export function useAddPictures(): (files: readonly File[]) => void {
  const tools = useDesk()
  return useMemo(() => files => void addPictures(tools, files), [tools])
}

async function addPictures(tools: DeskTools, files: readonly File[]): Promise<void> {
  const added = files.map(file => ({ file, row: newRow(`picture-${++lastId}`, file.name, addressOf(file)) }))
  changeServices(tools, ({ pictures }) => ({
    route: { kind: 'pictures' },
    pictures: [...pictures, ...added.map(({ row }) => row)],
  }))
  for (const { file, row } of added) {
    // Whoever has taken the line away does not want it read.
    if (!rowsNow(tools).some(({ id }) => id === row.id)) continue
    replaceRow(tools, row.id, await read(tools, file, row))
  }
}

async function read(tools: DeskTools, file: File, row: PictureRow): Promise<readonly PictureRow[]> {
  try {
    const answer = await uploadPicture(file, new AbortController().signal)
    if (answer.kind === 'unreadable') return [{ ...row, state: { kind: 'trouble', code: answer.reason } }]
    const rows = rowsOf(row, answer.codes)
    return rows.length === 1 ? [await guessService(tools, rows[0]!)] : rows
  } catch (error) {
    return [{ ...row, state: { kind: 'trouble', code: toWire(error).code } }]
  }
}

/** A file that is called as one service and no other is most likely its code; the person sees it and may choose another. */
async function guessService({ client }: DeskTools, row: PictureRow): Promise<PictureRow> {
  const text = wordsOf(row.name)
  if (text.length < 4) return row
  const { rows } = await client('service.list', { text, branchId: null, offset: 0 })
  const [only, ...others] = rows
  return only && others.length === 0 ? { ...row, service: { id: only.id, name: only.name } } : row
}

function addressOf(file: File): string | null {
  return /^image\/(?:png|jpeg)$/.test(file.type) ? URL.createObjectURL(file) : null
}

function rowsNow({ store }: DeskTools): readonly PictureRow[] {
  return store.getState().ui.services.pictures
}

/** Puts these in the place of a line. */
export function replaceRow(tools: DeskTools, id: string, rows: readonly PictureRow[]): void {
  changeServices(tools, ({ pictures }) => ({ pictures: pictures.flatMap(row => (row.id === id ? rows : [row])) }))
}

function changeServices({ store }: DeskTools, patch: (now: ServicesUi) => Partial<ServicesUi>): void {
  const { ui, change } = store.getState()
  change({ services: { ...ui.services, ...patch(ui.services) } })
}
