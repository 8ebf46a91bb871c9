import assert from 'node:assert/strict'
import { databaseKey, databaseOf, secretsOf } from '../../../electron/app/data-folder.ts'
import { fileOnly, openSecretFile } from '../../../electron/shell/secret-file.ts'
import { openStore } from '../../../electron/store/store.ts'
import type { Delivered } from './letters.ts'

/** Opens what was taken in and reads every byte again. Throws unless exactly what was delivered is there, once, and settled. */
export function verifyStored(dataDir: string, { letters, files }: Delivered): void {
  const key = openSecretFile(secretsOf(dataDir), fileOnly).read(databaseKey)!
  const store = openStore({ path: databaseOf(dataDir), key })
  try {
    const queue = store.packages.queue({ settledSince: 0, limit: letters.size + 1 })
    assert.equal(queue.length, letters.size, 'packages')
    const documents = queue.flatMap(({ id }) => store.documents.ofPackage(id))
    assert.deepEqual(new Set(documents.map(({ sha256 }) => sha256)), files, 'documents')
    assert.equal(documents.length, files.size, 'one document each')
    // Reading compares the bytes with their hash.
    for (const { id } of documents) store.documents.content(id)
    const found = [...letters].map(sha256 => store.letters.findByHash(sha256))
    for (const letter of found) {
      assert.ok(letter, 'every letter')
      assert.equal(letter.seenCount, 1, 'each letter once')
      store.letters.raw(letter.id)
    }
    const { mailboxId, folder, uidValidity } = found[0]!
    assert.deepEqual(store.settled.ranges(mailboxId, folder, uidValidity), [[1, letters.size]], 'settled positions')
  } finally {
    store.close()
  }
}
