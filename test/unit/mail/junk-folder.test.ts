import { describe, expect, it } from 'vitest'
import { junkFolderOf } from '../../../electron/mail/junk-folder.ts'

function folder(path: string, { specialUse = '', flags = [] as readonly string[] } = {}) {
  return { path, name: path.split('/').at(-1)!, specialUse, flags: new Set(flags) }
}

describe('the folder of a server’s filter', () => {
  it('is the one that the server names so, whatever it is called', () => {
    const special = folder('Quarantine', { specialUse: '\\Junk' })
    expect(junkFolderOf([folder('INBOX'), folder('Spam'), special])).toBe('Quarantine')
  })

  it.each([
    'Junk',
    'JUNK E-MAIL',
    'Junk Email',
    'Spam',
    'INBOX/Spam',
    '[Gmail]/Спам',
    'Спам',
    'Небажана пошта',
    'Bulk Mail',
  ])('is known by its name: %s', path => {
    expect(junkFolderOf([folder('INBOX'), folder(path)])).toBe(path)
  })

  it.each(['Junkers', 'Не спам', 'Spam reports', 'Небажаний', 'Кошик'])('is not %s', path => {
    expect(junkFolderOf([folder('INBOX'), folder(path)])).toBeNull()
  })

  it('is none that cannot be opened, and not somebody’s own archive where there is another', () => {
    expect(junkFolderOf([folder('Junk', { specialUse: '\\Junk', flags: ['\\Noselect'] })])).toBeNull()
    expect(junkFolderOf([folder('Архів/2025/Спам'), folder('Спам')])).toBe('Спам')
  })
})
