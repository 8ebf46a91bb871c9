/** An event as Electron makes it: its details, and a default that a listener may prevent. */
export type FakeEvent<T extends object = object> = T & { preventDefault(): void; readonly defaultPrevented: boolean }

export function createEvent<T extends object>(details: T): FakeEvent<T> {
  let isPrevented = false
  const own = {
    preventDefault: () => void (isPrevented = true),
    get defaultPrevented() {
      return isPrevented
    },
  }
  return Object.defineProperties(details, Object.getOwnPropertyDescriptors(own)) as FakeEvent<T>
}

/** Messages between processes arrive in a later turn, in order. */
export const nextTurn = (): Promise<void> => new Promise(resolve => setImmediate(resolve))

const alwaysThere = new Set<string | symbol>([
  'isDestroyed',
  'id',
  'on',
  'once',
  'off',
  'removeListener',
  'emit',
  'fake',
])

/**
 * The object as the program gets it: what the fake does not have fails loudly instead of being undefined, and an
 * object that is gone throws as Electron's do. Tests reach behind it through `fake`.
 */
export function guard<T extends object>(name: string, target: T, isGone: () => boolean = () => false): T {
  return new Proxy(target, {
    get(_, key) {
      if (key === 'fake') return target
      if (isGone() && !alwaysThere.has(key)) throw new TypeError('Object has been destroyed')
      if (typeof key === 'string' && !(key in target) && key !== 'then') {
        throw new Error(`the fake of Electron has no ${name}.${key}`)
      }
      const value: unknown = Reflect.get(target, key, target)
      // Classes are handed out as they are, with what is static in them.
      const isClass = Object.getOwnPropertyDescriptor(value ?? {}, 'prototype')?.writable === false
      return typeof value === 'function' && !isClass ? (value.bind(target) as unknown) : value
    },
  })
}
