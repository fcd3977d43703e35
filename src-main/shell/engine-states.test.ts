import { describe, expect, test } from 'vitest';
import {
  type DeathVerdict,
  type EngineEvent,
  type EngineState,
  engineStates,
  judgeDeath,
  RESTART_WAITS_MS,
  STEADY_MS,
} from './engine-states.ts';

const states = Object.keys(engineStates) as EngineState[];
const events = Object.keys(engineStates.down) as EngineEvent[];

describe('[H7] the engine’s states', () => {
  test('every state answers every event', () => {
    for (const state of states) {
      expect(Object.keys(engineStates[state]).sort()).toEqual([...events].sort());
    }
  });

  test('nothing starts an engine once the app is stopping', () => {
    const reached = new Set<EngineState>(['stopping', 'stopped']);
    for (const state of reached) {
      for (const event of events) {
        const next = engineStates[state][event];
        if (next !== 'ignore') reached.add(next);
      }
    }
    expect([...reached].sort()).toEqual(['stopped', 'stopping']);
  });

  test('whatever the state, the app can stop', () => {
    const waysOut = states.filter((state) => state !== 'stopping' && state !== 'stopped');
    for (const state of waysOut) expect(engineStates[state].stop).toMatch(/^stop/);
  });

  test('data that cannot be opened are not tried again', () => {
    expect(engineStates.refused).toMatchObject({ start: 'ignore', died: 'ignore', lost: 'ignore' });
  });
});

describe('[H8] judging a death', () => {
  const deathsOf = (lives: number[]): DeathVerdict[] => {
    let quick = 0;
    return lives.map((lived) => {
      const death = judgeDeath(quick, lived);
      quick = death.verdict === 'restart' ? death.quickDeaths : 0;
      return death;
    });
  };

  test('the first is answered at once, the next ones after a growing wait', () => {
    const waits = deathsOf(RESTART_WAITS_MS.map(() => 10)).map((death) => death.verdict === 'restart' && death.waitMs);
    expect(waits).toEqual(RESTART_WAITS_MS);
    expect(waits[0]).toBe(0);
    expect(waits).toEqual([...waits].sort((a, b) => Number(a) - Number(b)));
  });

  test('one more gives up', () => {
    const lives = [...RESTART_WAITS_MS, 0].map(() => 10);
    expect(deathsOf(lives).at(-1)).toEqual({ verdict: 'give-up' });
  });

  test('an engine that held for a while dies its first death again', () => {
    const lives = [...RESTART_WAITS_MS.map(() => 10), STEADY_MS, 10];
    expect(deathsOf(lives).slice(-2)).toMatchObject([{ waitMs: 0 }, { waitMs: RESTART_WAITS_MS[1] }]);
  });
});
