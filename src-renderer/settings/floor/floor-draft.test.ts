import { expect, it } from 'vitest';
import { freePlace, nextTableName, placeByKey } from './floor-draft.ts';

it('[FP9] an arrow moves a table by a cell, with Shift it changes its size, and no wall is crossed', () => {
  const place = { x: 0, y: 12, width: 3, height: 4 };
  expect(placeByKey(place, 'ArrowRight', false)).toEqual({ ...place, x: 1 });
  expect(placeByKey(place, 'ArrowLeft', false)).toEqual(place);
  expect(placeByKey(place, 'ArrowDown', false)).toEqual(place);
  expect(placeByKey(place, 'ArrowLeft', true)).toEqual({ ...place, width: 2 });
  expect(placeByKey({ ...place, height: 2 }, 'ArrowUp', true)).toEqual({ ...place, height: 2 });
  expect(placeByKey(place, 'a', false)).toBeNull();
});

it('[FP9] a new table has the next number and stands where nothing else does', () => {
  expect(['2', 'Bar', '12', '7a'].map((name) => ({ name }))).toSatisfy((all) => nextTableName(all as never) === '13');
  const first = freePlace([]);
  const second = freePlace([first]);
  expect(first).toEqual({ x: 1, y: 1, width: 3, height: 3 });
  expect(second.x).toBeGreaterThan(first.x + first.width);
  expect(freePlace([{ x: 0, y: 0, width: 24, height: 16 }])).toMatchObject({ x: 0, y: 0 });
});
