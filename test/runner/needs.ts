import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { findBrowser } from '../e2e/browser.ts'

/** Something the tests need from the system. */
export interface Need {
  readonly what: string
  /** Debian's packages that bring it. */
  readonly packages: readonly string[]
  isMet(): boolean
}

export const systemNeeds: readonly Need[] = [
  { what: 'Chromium', packages: ['chromium'], isMet: () => findBrowser() !== null },
  {
    what: 'Dovecot (IMAP server)',
    packages: ['dovecot-imapd'],
    isMet: () => existsSync('/usr/sbin/dovecot') && existsSync('/usr/lib/dovecot/imap'),
  },
  { what: 'OpenSSL', packages: ['openssl'], isMet: () => existsSync('/usr/bin/openssl') },
  // Drills end and trace the program with it.
  { what: 'strace', packages: ['strace'], isMet: () => existsSync('/usr/bin/strace') },
  { what: 'fonts with Cyrillic letters', packages: ['fontconfig', 'fonts-noto-core'], isMet: hasCyrillicFont },
]

function hasCyrillicFont(): boolean {
  const { status, stdout } = spawnSync('fc-list', [':lang=uk', 'family'], { encoding: 'utf8' })
  return status === 0 && stdout.trim() !== ''
}

export function unmet(needs: readonly Need[]): readonly Need[] {
  return needs.filter(need => !need.isMet())
}

export function packagesOf(needs: readonly Need[]): readonly string[] {
  return [...new Set(needs.flatMap(need => need.packages))]
}

export function needsMessage(missing: readonly Need[]): string {
  const what = missing.map(need => need.what).join(', ')
  return `Tests need what is missing here: ${what}.\nOn Debian: sudo apt-get install ${packagesOf(missing).join(' ')}`
}

/** Installs what is missing where that is possible: on Debian, as root. Returns what is still missing. */
export function ensureNeeds(needs: readonly Need[] = systemNeeds): readonly Need[] {
  const missing = unmet(needs)
  if (missing.length === 0 || process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return missing
  console.log(`Installing ${packagesOf(missing).join(' ')}`)
  const environment = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  for (const step of [['update'], ['install', '-y', '--no-install-recommends', ...packagesOf(missing)]]) {
    const { status } = spawnSync('apt-get', ['-q', ...step], {
      stdio: ['ignore', 'inherit', 'inherit'],
      env: environment,
    })
    if (status !== 0) console.error(`apt-get ${step[0]} ended with ${status}`)
  }
  return unmet(missing)
}
