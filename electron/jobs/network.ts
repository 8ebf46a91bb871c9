import { networkInterfaces } from 'node:os'

/** This machine's addresses in its networks, without those that lead only to itself. None where the system tells nothing. */
export function networkAddresses(): readonly string[] {
  try {
    return Object.entries(networkInterfaces()).flatMap(([name, all]) =>
      (all ?? []).filter(({ internal }) => !internal).map(({ address }) => `${name}/${address}`),
    )
  } catch {
    return []
  }
}
