import { EventEmitter } from 'node:events'
import type * as Electron from 'electron'
import type { FakeContents } from './contents.ts'
import type { FakeFrame } from './frame.ts'
import { createEvent, nextTurn } from './support.ts'

type Handler = Parameters<Electron.IpcMain['handle']>[1]

/** The main process's end. Everything that crosses is copied first, so what cannot be copied cannot be sent. */
export class FakeIpcMain extends EventEmitter implements Pick<Electron.IpcMain, 'handle' | 'removeHandler'> {
  private readonly handlers = new Map<string, Handler>()

  handle(channel: string, handler: Handler): void {
    if (this.handlers.has(channel)) throw new Error(`Attempted to register a second handler for '${channel}'`)
    this.handlers.set(channel, handler)
  }
  removeHandler(channel: string): void {
    this.handlers.delete(channel)
  }

  async invoked(sender: FakeContents, frame: FakeFrame, channel: string, args: readonly unknown[]): Promise<unknown> {
    const copies = structuredClone(args)
    const event = messageFrom(sender, frame)
    await nextTurn()
    const handler = this.handlers.get(channel)
    if (!handler) throw new Error(`Error invoking remote method '${channel}': No handler registered for '${channel}'`)
    try {
      const answer: unknown = structuredClone(await handler(event as unknown as Electron.IpcMainInvokeEvent, ...copies))
      await nextTurn()
      return answer
    } catch (error) {
      throw new Error(`Error invoking remote method '${channel}': ${String(error)}`, { cause: error })
    }
  }

  async sent(sender: FakeContents, frame: FakeFrame, channel: string, args: readonly unknown[]): Promise<void> {
    const copies = structuredClone(args)
    const event = messageFrom(sender, frame)
    await nextTurn()
    this.emit(channel, event, ...copies)
  }
}

/** A frame that has shown something else since it sent, or is gone, cannot be asked about any more. */
function messageFrom(sender: FakeContents, frame: FakeFrame) {
  const { document } = frame
  return createEvent({
    sender: sender.self,
    type: 'frame' as const,
    frameId: frame.frameTreeNodeId,
    processId: sender.id,
    get senderFrame() {
      return frame.document === document && !frame.detached ? frame : null
    },
  })
}

/** A document's end: it hears what is sent to the document that it belongs to, and nothing after that is gone. */
export class FakeIpcRenderer extends EventEmitter implements Pick<Electron.IpcRenderer, 'invoke' | 'send'> {
  private readonly main: FakeIpcMain
  private readonly contents: FakeContents
  private readonly frame: FakeFrame

  constructor(main: FakeIpcMain, contents: FakeContents, frame: FakeFrame) {
    super()
    this.main = main
    this.contents = contents
    this.frame = frame
  }

  invoke(channel: string, ...args: unknown[]): Promise<unknown> {
    return this.main.invoked(this.contents, this.frame, channel, args)
  }
  send(channel: string, ...args: unknown[]): void {
    void this.main.sent(this.contents, this.frame, channel, args)
  }
}
