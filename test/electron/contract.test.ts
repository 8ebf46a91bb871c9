import { describeShell } from '../contract/suite.ts'
import { electronBinary, notRun, rootSwitches } from './binary.ts'
import { startRemote } from './remote.ts'

const binary = electronBinary()
if (binary === undefined) throw new Error(notRun)

describeShell('real electron', () => Promise.resolve(startRemote(binary, rootSwitches)))
