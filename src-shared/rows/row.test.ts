import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Hlc } from '../time/hlc.ts';
import { asInstant } from '../time/instant.ts';
import { isErased, nextVersion, outranks, type Row, row } from './row.ts';

const ID = '0198c0de-0000-7000-8000-000000000001';
const made = (version: number, body: Row['body']): Row => ({ noun: 'staff', id: ID, version, body });
const take = (held: Row | null, came: Row): Row => (held && !outranks(came, held) ? held : came);

/** Rows of one id as several tills may write them: versions that meet, texts that meet, some erased. */
const rows = fc.array(
  fc.record({ version: fc.integer({ min: 1, max: 6 }), name: fc.constantFrom('Ada', 'Bo', 'Cleo', null) }),
  { minLength: 1, maxLength: 12 },
);
const rowOf = ({ version, name }: { version: number; name: string | null }): Row =>
  made(version, name === null ? {} : { name });

describe('[SY32] rows of one id', () => {
  it('end as the same one in whatever order and however often they come', () => {
    fc.assert(
      fc.property(rows, fc.array(fc.nat(1_000), { minLength: 30, maxLength: 30 }), (given, picks) => {
        const all = given.map(rowOf);
        const expected = all.reduce<Row | null>(take, null);
        const shuffled = [...all, ...all]
          .map((one, at) => ({ one, by: picks[at % picks.length] ?? 0 }))
          .sort((a, b) => a.by - b.by)
          .map(({ one }) => one);
        expect(shuffled.reduce<Row | null>(take, null)).toEqual(expected);
        // Two that have taken what they saw, and then each other's.
        const [half, rest] = [all.slice(0, all.length / 2), all.slice(all.length / 2)];
        const [here, there] = [half.reduce<Row | null>(take, null), rest.reduce<Row | null>(take, null)];
        if (here && there) expect([take(here, there), take(there, here)]).toEqual([expected, expected]);
      }),
      { seed: 30, numRuns: 500 },
    );
  });

  it('end as the highest version, and as no other once one of them was erased', () => {
    fc.assert(
      fc.property(rows, (given) => {
        const all = given.map(rowOf);
        const end = all.reduce<Row | null>(take, null);
        const counted = all.some(isErased) ? all.filter(isErased) : all;
        expect(end && isErased(end)).toBe(all.some(isErased));
        expect(end?.version).toBe(Math.max(...counted.map(({ version }) => version)));
      }),
      { seed: 32, numRuns: 500 },
    );
  });
});

describe('[SY31] the version of an edit', () => {
  const now = asInstant(1_772_000_000_000);
  it('is more than the one it was made on, though the clock is far behind it', () => {
    expect(nextVersion(null, 0 as Hlc, now)).toBe(now * 2_048);
    expect(nextVersion(made(now * 4_096, {}), 0 as Hlc, now)).toBe(now * 4_096 + 1);
  });

  it('can always be followed by another', () => {
    expect(row.safeParse(made(Number.MAX_SAFE_INTEGER, {})).success).toBe(false);
    const highest = made(Number.MAX_SAFE_INTEGER - 2 ** 32, {});
    expect(row.safeParse(highest).success).toBe(true);
    expect(Number.isSafeInteger(nextVersion(highest, 0 as Hlc, now))).toBe(true);
  });
});
