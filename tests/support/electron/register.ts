import { registerHooks } from 'node:module';

/** `node --import` this, and the `electron` of every import and require is the stand-in. The bundles stay untouched. */
const standIn = new URL('./electron.ts', import.meta.url).href;

registerHooks({
  resolve: (specifier, context, next) =>
    specifier === 'electron'
      ? { url: standIn, format: 'module-typescript', shortCircuit: true }
      : next(specifier, context),
});
