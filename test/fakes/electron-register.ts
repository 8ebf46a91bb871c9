import { registerHooks } from 'node:module'

/** `node --import ./test/fakes/electron-register.ts out/main.js`: a main script that asks for Electron gets the fake. */

const module = new URL('./electron-module.ts', import.meta.url).href

registerHooks({
  resolve: (specifier, context, next) =>
    specifier === 'electron' ? { url: module, shortCircuit: true } : next(specifier, context),
})
