import * as electron from 'electron'
import { runElectron } from './app/run-electron.ts'

void runElectron(electron, import.meta.url, process.argv.slice(electron.app.isPackaged ? 1 : 2))
