import type * as Electron from 'electron'
import { evaluate, type MainWorld } from './world.ts'

let lastNode = 0

/** A frame of a page; what it shows changes with each navigation, the frame itself stays. */
export class FakeFrame implements Pick<
  Electron.WebFrameMain,
  'url' | 'origin' | 'detached' | 'frameTreeNodeId' | 'isDestroyed' | 'executeJavaScript'
> {
  readonly frameTreeNodeId = ++lastNode
  readonly parent: FakeFrame | null
  url = ''
  origin: string
  /** What its scripts see. */
  world: MainWorld = {}
  /** The content policy that came with what is shown. */
  policy = ''
  frames: FakeFrame[] = []
  detached = false
  /** Counts what was shown: a message belongs to the document that sent it. */
  document = 0

  constructor(parent: FakeFrame | null = null) {
    this.parent = parent
    this.origin = parent?.origin ?? 'null'
  }

  executeJavaScript(code: string): Promise<unknown> {
    return evaluate(this.world, code)
  }

  isDestroyed(): boolean {
    return this.detached
  }

  /** Something else is shown from now on: frames inside it are gone. */
  commit(url: string, origin: string, policy: string): void {
    for (const frame of this.frames) frame.remove()
    this.frames = []
    this.url = url
    this.origin = origin
    this.policy = policy
    this.document++
  }

  remove(): void {
    for (const frame of this.frames) frame.remove()
    this.detached = true
    this.document++
  }

  /** Whether the policy of what is shown lets it hold a frame of that origin. */
  mayFrame(origin: string): boolean {
    const find = (name: string) => new RegExp(`(?:^|; )${name} ([^;]*)`).exec(this.policy)?.[1]?.split(' ')
    const allowed = find('frame-src') ?? find('default-src')
    return !allowed || allowed.includes(origin)
  }
}
