import { readFileSync } from 'node:fs'
import type { Socket } from 'node:net'

/** /proc/net/tcp: addresses as little-endian hexadecimal, ports as hexadecimal, the owner's uid in the eighth column. */
const loopback = '0100007F'

/**
 * Whether the process at the other end of a loopback connection belongs to this user. A launch link stands in the
 * browser's command line, which other users of the computer can read; it must be of no use to them.
 * Where the system does not tell (other than Linux), the answer is yes.
 */
export function isOwnPeer({ remotePort, localPort }: Pick<Socket, 'remotePort' | 'localPort'>): boolean {
  const uid = process.getuid?.()
  if (process.platform !== 'linux' || uid === undefined) return true
  const owner = ownerOf(readTable(), remotePort ?? 0, localPort ?? 0)
  return owner === undefined || owner === uid
}

/** The uid of the socket that is bound to `port` and connected to `peerPort`, both on 127.0.0.1; undefined when it is not listed. */
export function ownerOf(table: string, port: number, peerPort: number): number | undefined {
  const end = (value: number) => `${loopback}:${value.toString(16).toUpperCase().padStart(4, '0')}`
  for (const line of table.split('\n')) {
    const columns = line.trim().split(/\s+/)
    if (columns[1] === end(port) && columns[2] === end(peerPort)) return Number(columns[7])
  }
  return undefined
}

function readTable(): string {
  try {
    return readFileSync('/proc/net/tcp', 'latin1')
  } catch {
    return ''
  }
}
