import { z } from 'zod'
import { AppError } from '../../shared/errors.ts'
import { defaultSettings, settings as settingsShape } from '../../shared/settings.ts'
import type { Settings } from '../../shared/settings.ts'
import type { Database } from './database.ts'

const installationKey = 'installation'
const keywordsKey = 'keywords'

export type SettingsPatch = { readonly [Key in keyof Settings]?: Settings[Key] | undefined }

export interface SettingsTable {
  /** What was never changed has its default. @throws AppError `settings.damaged` with the name of the setting. */
  read(): Settings
  /** Writes what the patch holds, also over a damaged value. */
  change(patch: SettingsPatch): void
  /** What this installation is known by, made once. It lies in the database: a copy of it elsewhere is another machine of the same. */
  installation(make: () => string): string
  /** What this desk marked letters with before it marked them with `keyword`, which is kept for the next time. */
  formerKeywords(keyword: string): readonly string[]
}

export function createSettings(database: Database): SettingsTable {
  const all = database.prepare<[], { key: string; value: string }>('SELECT key, value FROM settings')
  const put = database.prepare<[string, string]>(
    'INSERT INTO settings (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value',
  )
  const get = database.prepare<[string], { value: string }>('SELECT value FROM settings WHERE key = ?')
  return {
    installation(make) {
      const stored = z.string().safeParse(parse(installationKey, get.get(installationKey)?.value ?? 'null'))
      if (stored.success) return stored.data
      const made = make()
      put.run(installationKey, JSON.stringify(made))
      return made
    },
    formerKeywords(keyword) {
      const stored = z.array(z.string()).safeParse(parse(keywordsKey, get.get(keywordsKey)?.value ?? '[]'))
      const kept = stored.success ? stored.data : []
      if (!kept.includes(keyword)) put.run(keywordsKey, JSON.stringify([...kept, keyword]))
      return kept.filter(one => one !== keyword)
    },
    read() {
      const stored: Record<string, unknown> = { ...defaultSettings }
      for (const { key, value } of all.all()) if (key in settingsShape.shape) stored[key] = parse(key, value)
      const result = settingsShape.safeParse(stored)
      if (!result.success) throw new AppError('settings.damaged', String(result.error.issues[0]?.path[0]), result.error)
      return result.data
    },
    change(patch) {
      database.transaction(() => {
        for (const [key, value] of Object.entries(patch)) if (value !== undefined) put.run(key, JSON.stringify(value))
      })
    },
  }
}

function parse(key: string, value: string): unknown {
  try {
    return JSON.parse(value)
  } catch (error) {
    throw new AppError('settings.damaged', key, error)
  }
}
