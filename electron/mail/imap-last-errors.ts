import { EventEmitter } from 'node:events'
import type { ImapFlow } from 'imapflow'

/** Where imapflow keeps what it reads from and the socket that it has at the moment; its types tell of neither. */
const streams = ['streamer', 'socket']

/**
 * Keeps a client's streams from ending the whole program (F13). A stream tells its error a tick after it failed, and
 * imapflow, when it is closed in between, has taken its own listeners away. By then whoever asked has an answer.
 * To be called whenever the client has another socket.
 */
export function outliveLastErrors(client: ImapFlow): void {
  for (const name of streams) {
    const stream: unknown = Reflect.get(client, name)
    if (stream instanceof EventEmitter) stream.off('error', ignore).on('error', ignore)
  }
}

function ignore(): void {}
