import { act } from '@testing-library/react'
import { vi } from 'vitest'
import type { Command, FrameEvent } from '../../renderer/preview/protocol.ts'

/** Frames that load nothing: the test stands at the other end of each port. */

type Greeting = [greeting: unknown, origin: string, ports: [MessagePort]]
let greetings: unknown[][]
let deskPorts: Map<MessagePort, MessagePort>

/** To be called before each test, in a page whose frames load nothing. */
export function stubFrames(): void {
  greetings = []
  deskPorts = new Map()
  const OwnChannel = MessageChannel
  vi.stubGlobal('MessageChannel', function open() {
    const channel = new OwnChannel()
    deskPorts.set(channel.port2, channel.port1)
    return channel
  })
  vi.spyOn(HTMLIFrameElement.prototype, 'contentWindow', 'get').mockImplementation(
    () => ({ postMessage: (...greeting: unknown[]) => greetings.push(greeting) }) as unknown as Window,
  )
}

/** Those that have been given a document. */
export const shownFrames = () => [...document.querySelectorAll<HTMLIFrameElement>('iframe:not(.waiting)')]
/** Those that wait for one. */
export const waitingFrames = () => [...document.querySelectorAll<HTMLIFrameElement>('iframe.waiting')]

/** The same of a frame that has got its document by then. */
export async function takeShownFrame() {
  const taken = await takeFrame()
  await vi.waitFor(() => taken.commands.some(({ kind }) => kind === 'open') || Promise.reject())
  return taken
}

/** Takes a frame's end of its port, as the page inside would: of the frame that was greeted first and not taken yet. */
export async function takeFrame() {
  const [greeting, origin, [port]] = await vi.waitFor(() => (greetings.shift() ?? Promise.reject()) as Greeting)
  const frame = document.querySelector<HTMLIFrameElement>(`iframe[src^="${origin}/"]`)!
  const commands: Command[] = []
  port.onmessage = ({ data }) => commands.push(data as Command)
  return {
    frame,
    greeting,
    origin,
    commands,
    /** Says these without waiting: nobody may be listening any more. */
    say(...events: FrameEvent[]) {
      for (const event of events) port.postMessage(event)
    },
    /** Says these and waits until the desk has heard them all. */
    async send(...events: FrameEvent[]) {
      const { promise, resolve } = Promise.withResolvers<void>()
      let left = events.length
      deskPorts.get(port)!.addEventListener('message', () => --left === 0 && resolve())
      await act(() => {
        for (const event of events) port.postMessage(event)
        return promise
      })
    },
  }
}
