import { createHmac, timingSafeEqual } from 'node:crypto'
import type { CodeState } from '../../shared/model/service.ts'
import { checkPayload, type PayloadCheck } from '../../shared/qr-payload.ts'
import type { Random } from '../jobs/clock.ts'
import type { Secrets } from '../shell/shell.ts'
import type { StoredService } from '../store/services.ts'
import type { Store } from '../store/store.ts'

/**
 * Seals over what visitors are led by: a row that was changed behind the program's back is known by its seal and shown
 * to nobody. The key is a secret of the shell, so whoever can only write the database cannot make a seal.
 */
export interface CodeSeal {
  /** Of a code taken over for this service, by whose name visitors choose it; null for no code. */
  seal(service: Pick<StoredService, 'id' | 'name' | 'payload'>): string | null
  /** The seal of a service that we rename: an unbroken one stays so, a broken one is not mended by it. */
  renamed(service: SealedFields, name: string): string | null
  stateOf(service: SealedFields): CodeState
  sealHost(host: string): string
  isHostWhole(row: { readonly host: string; readonly seal: string }): boolean
  /** May this payload be taken over? By the state's hosts and those that an administrator has allowed. */
  check(payload: string): PayloadCheck
}

type SealedFields = Pick<StoredService, 'id' | 'name' | 'payload' | 'seal'>

const keyName = 'code-seal'

/**
 * The first time there is no key, nothing has been sealed yet: what the store holds then came with an older version of
 * the program, and is sealed as it stands. With a key, a code without a seal is a changed one; and seals without their
 * key are nobody's: whoever can remove a secret must not get a changed code sealed by it.
 */
export function openCodeSeal(store: Store, secrets: Secrets, random: Random): CodeSeal {
  const known = secrets.read(keyName)
  const key = Buffer.from(known ?? random.bytes(32).toString('hex'), 'hex')
  const macOf = (...parts: readonly string[]) =>
    createHmac('sha256', key).update(JSON.stringify(parts), 'utf8').digest('hex')
  const seal: CodeSeal['seal'] = ({ id, name, payload }) => (payload === '' ? null : macOf('code', id, name, payload))
  const isUnbroken = (service: SealedFields) => {
    const own = seal(service)
    return own !== null && service.seal !== null && isSame(service.seal, own)
  }

  if (known === undefined) {
    const services = store.services.all()
    const isFirst = services.every(service => service.seal === null) && store.hosts.all().length === 0
    store.transaction(() => {
      if (isFirst) for (const service of services) store.services.setSeal(service.id, seal(service))
      // Last, and with the rows: a key that cannot be kept must not leave seals behind it.
      secrets.write(keyName, key.toString('hex'))
    })
  }

  const isHostWhole: CodeSeal['isHostWhole'] = row => isSame(row.seal, macOf('host', row.host))
  return {
    seal,
    renamed: (service, name) => (isUnbroken(service) ? seal({ ...service, name }) : service.seal),
    stateOf(service) {
      if (service.payload === '') return service.seal === null ? 'none' : 'broken'
      // A code of a host that is no longer allowed is as good as changed.
      return isUnbroken(service) && check(service.payload) === 'ok' ? 'sealed' : 'broken'
    },
    sealHost: host => macOf('host', host),
    isHostWhole,
    check,
  }

  function check(payload: string): PayloadCheck {
    const verdict = checkPayload(payload)
    return verdict === 'foreign-host' ? checkPayload(payload, allowedHosts()) : verdict
  }

  function allowedHosts(): ReadonlySet<string> {
    const whole = store.hosts.all().filter(isHostWhole)
    return new Set(whole.map(({ host }) => host))
  }
}

function isSame(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)]
  return a.length === b.length && timingSafeEqual(a, b)
}
