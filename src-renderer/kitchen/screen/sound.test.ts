import { describe, expect, it } from 'vitest';
import type { Ticket } from '#shared/kitchen/ticket.ts';
import { toneOf } from './sound.ts';
import { createSoundStore } from './sound-store.ts';

describe('[K47] what sounds', () => {
  const arrival = (kind: Ticket['kind'], lineKind = 'new') => ({
    cards: [{ ticket: { kind, station: { stationId: 'here' }, lines: [{ kind: lineKind }] } } as never],
  });

  it('is one tone for a ticket, and another for what changes what hands do now', () => {
    const tone = (...one: Parameters<typeof arrival>) => toneOf(arrival(...one), () => true);
    expect([tone('new'), tone(undefined), tone('added'), tone('changed')]).toEqual(['new', 'new', 'new', 'new']);
    expect([tone('void', 'void'), tone('rush', 'told'), tone('changed', 'void')]).toEqual(Array(3).fill('urgent'));
    expect(toneOf({ ready: ['A-1'] }, () => false)).toBe('ready');
  });

  it('is nothing for what another screen shows', () => {
    expect(toneOf(arrival('new'), () => false)).toBeNull();
  });

  it('is remembered on the device, also that it is muted', () => {
    const kept = new Map<string, string>();
    const storage = {
      getItem: (key: string) => kept.get(key) ?? null,
      setItem: (key: string, value: string) => void kept.set(key, value),
    };
    const sound = createSoundStore(storage);
    expect(sound.getState()).toEqual({ wanted: true, allowed: false });
    sound.toggle();
    expect(createSoundStore(storage).getState().wanted).toBe(false);
  });
});
