import { fileURLToPath } from 'node:url'
import { beforeAll } from 'vitest'
import { describeShell } from '../contract/suite.ts'
import { buildShellHost, startRemote } from '../electron/remote.ts'
import { buildIfStale } from './electron-program.ts'

/** What `npm run test:electron` does with a real Electron, on the fake: so that it is known to work when there is one. */

const register = fileURLToPath(new URL('../fakes/electron-register.ts', import.meta.url))

beforeAll(async () => {
  buildIfStale()
  await buildShellHost()
}, 120_000)

describeShell('electron in a process of its own, on the fake', () =>
  Promise.resolve(startRemote(process.execPath, ['--import', register])),
)
