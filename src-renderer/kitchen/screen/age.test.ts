import { expect, it } from 'vitest';
import { asInstant } from '#shared/time/instant.ts';
import { ageOf } from './age.ts';

it('[K43] a ticket is calm for five minutes, a warning for five more, and late then; it is never younger than new', () => {
  const levels = [-90, 0, 299, 300, 599, 600, 4_000].map((seconds) =>
    ageOf(asInstant(1e9), asInstant(1e9 + seconds * 1_000)),
  );
  expect(levels.map(({ minutes, level }) => `${minutes} ${level}`)).toEqual([
    ...['0 calm', '0 calm', '4 calm', '5 warning', '9 warning', '10 late', '66 late'],
  ]);
});
