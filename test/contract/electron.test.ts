import { describeShell } from './suite.ts'
import { createElectronUnderTest } from './electron.ts'

describeShell('electron', () => Promise.resolve(createElectronUnderTest()))
