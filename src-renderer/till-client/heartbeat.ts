import type { EngineLink } from './engine-link.ts';

const EVERY_MS = 10_000;
const PATIENCE_MS = 10_000;

/**
 * Closes a link whose engine has gone silent: a radio link can die without either end being told. `ask` is a
 * harmless question, and so is closing a link too early, because what was unanswered is asked again.
 */
export function keepListening(ask: () => Promise<unknown>, link: EngineLink): void {
  const timer = setInterval(async () => {
    const silence = setTimeout(() => link.close(), PATIENCE_MS);
    await ask().catch(() => null);
    clearTimeout(silence);
  }, EVERY_MS);
  link.onClose(() => clearInterval(timer));
}
