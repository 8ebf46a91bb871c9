import type * as Electron from 'electron'
import type { FakeContents } from './contents.ts'
import type { FakeFrame } from './frame.ts'
import type { Permission } from './session.ts'
import { createEvent } from './support.ts'

/** The renderer's side of some contents: what a page, its frames and a visitor's hands may try. */
export class FakePage {
  private readonly contents: FakeContents

  constructor(contents: FakeContents) {
    this.contents = contents
  }

  get main(): FakeFrame {
    return this.contents.mainFrame
  }

  /** A global of the page: what the preload put there. */
  global<T>(name: string): T {
    return this.main.world[name] as T
  }

  /**
   * `location.assign`, a link, a form, a dropped file. Whether something else is shown now.
   * One frame may also begin it for another (`initiator`).
   */
  navigate(url: string, frame: FakeFrame = this.main, initiator: FakeFrame = frame): Promise<boolean> {
    return this.contents.navigate(frame, url, initiator)
  }

  /** `location.reload`. */
  reload(): Promise<boolean> {
    return this.navigate(this.main.url)
  }

  /** An `<iframe src>`; null when it was not let in. */
  openFrame(url: string, parent: FakeFrame = this.main): Promise<FakeFrame | null> {
    return this.contents.openFrame(parent, url)
  }

  fetch(path: string, frame: FakeFrame = this.main, init?: RequestInit): Promise<Response> {
    return this.contents.session.request(path.startsWith('/') ? frame.origin + path : path, frame.origin, init)
  }

  /** `window.open`, `target=_blank`, a middle click. Whether a window would open. */
  open(url: string): boolean {
    const details = { url, frameName: '', features: '', disposition: 'new-window' } as Electron.HandlerDetails
    return this.contents.openHandler?.(details).action !== 'deny'
  }

  /** A `<webview>` in the page. Whether it would be attached. */
  attachWebview(src: string): boolean {
    if (this.contents.preferences.webviewTag !== true) return false
    const event = createEvent({})
    this.contents.emit('will-attach-webview', event, {}, { src })
    return !event.defaultPrevented
  }

  download(url: string): boolean {
    return this.contents.session.downloads(url, this.contents.self)
  }

  ask(permission: Permission): Promise<boolean> {
    return this.contents.session.permits(this.contents.self, permission)
  }

  /** A key; whether the page (and menus) would get it. */
  press(key: string, modifiers: Partial<Pick<Electron.Input, 'control' | 'meta' | 'alt' | 'shift'>> = {}): boolean {
    const event = createEvent({})
    const up = { control: false, meta: false, alt: false, shift: false }
    this.contents.emit('before-input-event', event, { type: 'keyDown', key, code: key, ...up, ...modifiers })
    return !event.defaultPrevented
  }

  /** A message past the preload, as a process that was taken over could send it. */
  invoke(channel: string, args: readonly unknown[], frame: FakeFrame = this.main): Promise<unknown> {
    return this.contents.ipcMain.invoked(this.contents, frame, channel, args)
  }
  send(channel: string, args: readonly unknown[], frame: FakeFrame = this.main): Promise<void> {
    return this.contents.ipcMain.sent(this.contents, frame, channel, args)
  }

  crash(reason: Electron.RenderProcessGoneDetails['reason'] = 'crashed'): void {
    this.contents.crash(reason)
  }
}
