import * as electron from 'electron'
import { runElectron } from './app/run-electron.ts'

void runElectron(electron, import.meta.url, process.argv)
