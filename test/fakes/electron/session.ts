import { EventEmitter } from 'node:events'
import type * as Electron from 'electron'
import { createEvent, guard } from './support.ts'

type Handler = Parameters<Electron.Protocol['handle']>[1]
type PermissionRequest = NonNullable<Parameters<Electron.Session['setPermissionRequestHandler']>[0]>
type PermissionCheck = NonNullable<Parameters<Electron.Session['setPermissionCheckHandler']>[0]>
type DeviceCheck = NonNullable<Parameters<Electron.Session['setDevicePermissionHandler']>[0]>
type BeforeRequest = NonNullable<Parameters<Electron.WebRequest['onBeforeRequest']>[0]>
export type Permission = Parameters<PermissionRequest>[1]

/** Without a handler Electron lets everything through, and so does the fake: only what was closed is closed. */
export class FakeSession
  extends EventEmitter
  implements
    Pick<
      Electron.Session,
      'setPermissionRequestHandler' | 'setPermissionCheckHandler' | 'setDevicePermissionHandler' | 'isPersistent'
    >
{
  readonly partition: string
  readonly options: Electron.FromPartitionOptions | undefined
  /** Requests that would have left the machine. */
  readonly network: string[] = []
  private readonly handlers = new Map<string, Handler>()
  private beforeRequest: BeforeRequest | null = null
  private onRequest: PermissionRequest | null = null
  private onCheck: PermissionCheck | null = null
  private onDevice: DeviceCheck | null = null

  constructor(partition: string, options?: Electron.FromPartitionOptions) {
    super()
    this.partition = partition
    this.options = options
  }

  readonly protocol = guard('protocol', {
    handle: (scheme: string, handler: Handler) => {
      if (this.handlers.has(scheme)) throw new Error(`Failed to register protocol: ${scheme}`)
      this.handlers.set(scheme, handler)
    },
    isProtocolHandled: (scheme: string) => this.handlers.has(scheme),
  } satisfies Pick<Electron.Protocol, 'handle' | 'isProtocolHandled'>)

  readonly webRequest = guard('webRequest', {
    onBeforeRequest: (listener: BeforeRequest | null) => void (this.beforeRequest = listener),
  })

  isPersistent(): boolean {
    return this.partition === '' || this.partition.startsWith('persist:')
  }
  setPermissionRequestHandler(handler: PermissionRequest | null): void {
    this.onRequest = handler
  }
  setPermissionCheckHandler(handler: PermissionCheck | null): void {
    this.onCheck = handler
  }
  setDevicePermissionHandler(handler: DeviceCheck | null): void {
    this.onDevice = handler
  }

  /** What the browser does for a page or for itself (no `initiator`). */
  async request(address: string, initiator?: string, init?: RequestInit): Promise<Response> {
    const { href: url, protocol } = new URL(address)
    const answer: Electron.CallbackResponse = await new Promise(resolve => {
      if (!this.beforeRequest) return resolve({})
      this.beforeRequest({ url } as Electron.OnBeforeRequestListenerDetails, resolve)
    })
    if (answer.cancel === true) throw new Error(`net::ERR_BLOCKED_BY_CLIENT ${url}`)
    const handler = this.handlers.get(protocol.slice(0, -1))
    if (!handler) {
      this.network.push(url)
      throw new Error(`net::ERR_INTERNET_DISCONNECTED ${url}`)
    }
    const request = new Request(url, init)
    if (initiator !== undefined) Object.defineProperty(request, 'initiatorOrigin', { value: initiator })
    return handler(request)
  }

  /** A page asks to be allowed something: browsers check first, and ask when the check says no. */
  async permits(contents: unknown, permission: Permission): Promise<boolean> {
    const own = contents as Electron.WebContents
    const details = { requestingUrl: '', isMainFrame: true }
    if (this.onCheck?.(own, permission, '', details) ?? true) return true
    return new Promise(resolve => {
      if (this.onRequest) this.onRequest(own, permission, resolve, details)
      else resolve(true)
    })
  }

  permitsDevice(deviceType: 'hid' | 'serial' | 'usb'): boolean {
    return this.onDevice?.({ deviceType, origin: '' } as Electron.DevicePermissionHandlerHandlerDetails) ?? true
  }

  /** Whether a download that a page started would be written. */
  downloads(url: string, contents: unknown): boolean {
    const event = createEvent({})
    this.emit('will-download', event, { getURL: () => url }, contents)
    return !event.defaultPrevented
  }
}
