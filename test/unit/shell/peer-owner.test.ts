import { connect, createServer, type Socket } from 'node:net'
import { expect, it, onTestFinished } from 'vitest'
import { isOwnPeer, ownerOf } from '../../../electron/shell/peer-owner.ts'

const table = `  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode
   0: 0100007F:1F90 00000000:0000 0A 00000000:00000000 00:00000000 00000000  1000        0 1 1
   1: 0100007F:C350 0100007F:1F90 01 00000000:00000000 00:00000000 00000000  1001        0 2 1
   2: 0100007F:1F90 0100007F:C350 01 00000000:00000000 00:00000000 00000000  1000        0 3 1`

it('finds whose the other end of a loopback connection is', () => {
  expect(ownerOf(table, 50_000, 8_080)).toBe(1001)
  expect(ownerOf(table, 8_080, 50_000)).toBe(1000)
  expect(ownerOf(table, 50_001, 8_080)).toBeUndefined()
  expect(ownerOf('', 1, 2)).toBeUndefined()
})

it('knows a connection of this very process as its own', async () => {
  const arrived = Promise.withResolvers<Socket>()
  const server = createServer(arrived.resolve)
  const port = await new Promise<number>(resolve => {
    server.listen(0, '127.0.0.1', () => resolve((server.address() as { port: number }).port))
  })
  const client = connect(port, '127.0.0.1')
  onTestFinished(() => {
    client.destroy()
    server.close()
  })
  expect(isOwnPeer(await arrived.promise)).toBe(true)
})
