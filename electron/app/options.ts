import { homedir } from 'node:os'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import type { Edition } from '../../shared/views.ts'

/** What a person may say when starting the program. */
export interface StartOptions {
  readonly edition: Edition
  readonly dataDir: string
  readonly shell: 'electron' | 'web' | undefined
  /** 0: any free one. */
  readonly port: number
  readonly open: boolean
  readonly help: boolean
}

/** An argument that cannot be understood, by its name. */
export class OptionError extends Error {
  readonly option: string
  constructor(option: string) {
    super(option)
    this.option = option
  }
}

/** @throws OptionError */
export function parseOptions(
  args: readonly string[],
  environment: NodeJS.ProcessEnv,
  platform: NodeJS.Platform,
): StartOptions {
  const values = readArguments(args)
  const { shell } = values
  if (shell !== undefined && shell !== 'electron' && shell !== 'web') throw new OptionError('--shell')
  const port = Number(values.port ?? 0)
  if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new OptionError('--port')
  const edition = values.demo ? 'demo' : 'work'
  return {
    edition,
    dataDir: resolve(values.data ?? defaultDataDir(edition, environment, platform)),
    shell,
    port,
    open: !values['no-open'],
    help: values.help ?? false,
  }
}

function readArguments(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        data: { type: 'string' },
        shell: { type: 'string' },
        port: { type: 'string' },
        'no-open': { type: 'boolean' },
        demo: { type: 'boolean' },
        help: { type: 'boolean', short: 'h' },
      },
    }).values
  } catch (error) {
    throw new OptionError(/'(-[^'\s]+)/.exec((error as Error).message)?.[1] ?? args.join(' '))
  }
}

/** The demo never shares a folder with real data. */
export function defaultDataDir(edition: Edition, environment: NodeJS.ProcessEnv, platform: NodeJS.Platform): string {
  const home = homedir()
  const base =
    platform === 'win32'
      ? (environment['APPDATA'] ?? join(home, 'AppData', 'Roaming'))
      : platform === 'darwin'
        ? join(home, 'Library', 'Application Support')
        : (environment['XDG_DATA_HOME'] ?? join(home, '.local', 'share'))
  return join(base, edition === 'demo' ? 'pryimalnia-demo' : 'pryimalnia')
}
