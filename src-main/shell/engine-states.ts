/*
 * The life of the engine's process as the shell sees it. A till must keep selling: the first death is answered at
 * once, later ones after a growing wait, and only a process that dies again and again without ever holding is given up.
 */

export type EngineState = 'down' | 'starting' | 'running' | 'waiting' | 'stopping' | 'stopped' | 'refused' | 'given-up';
/** `died` is answered by a restart, `lost` is the death after which no more are tried. */
export type EngineEvent = 'start' | 'ready' | 'refused' | 'died' | 'lost' | 'stop';

const ignoreAll: Readonly<Record<EngineEvent, 'ignore'>> = {
  start: 'ignore',
  ready: 'ignore',
  refused: 'ignore',
  died: 'ignore',
  lost: 'ignore',
  stop: 'ignore',
};

export const engineStates: Readonly<Record<EngineState, Readonly<Record<EngineEvent, EngineState | 'ignore'>>>> = {
  down: { ...ignoreAll, start: 'starting', stop: 'stopped' },
  starting: { ...ignoreAll, ready: 'running', refused: 'refused', died: 'waiting', lost: 'given-up', stop: 'stopping' },
  running: { ...ignoreAll, died: 'waiting', lost: 'given-up', stop: 'stopping' },
  waiting: { ...ignoreAll, start: 'starting', stop: 'stopped' },
  stopping: { ...ignoreAll, died: 'stopped', lost: 'stopped' },
  stopped: ignoreAll,
  refused: { ...ignoreAll, stop: 'stopped' },
  'given-up': { ...ignoreAll, start: 'starting', stop: 'stopped' },
};

/** A process that lived this long had started well; its death begins a new count. */
export const STEADY_MS = 30_000;
/** How long to wait before each restart in a row; after the last one the engine is given up. */
export const RESTART_WAITS_MS: readonly number[] = [0, 250, 500, 1_000, 2_000];

export type DeathVerdict =
  | { readonly verdict: 'restart'; readonly waitMs: number; readonly quickDeaths: number }
  | { readonly verdict: 'give-up' };

/** What to do about a death, given how many quick ones came just before it; spec [H8]. */
export function judgeDeath(quickDeathsBefore: number, livedMs: number): DeathVerdict {
  const before = livedMs >= STEADY_MS ? 0 : quickDeathsBefore;
  const waitMs = RESTART_WAITS_MS[before];
  return waitMs === undefined ? { verdict: 'give-up' } : { verdict: 'restart', waitMs, quickDeaths: before + 1 };
}
