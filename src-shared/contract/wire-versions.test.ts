import { expect, test } from 'vitest';
import { WIRE_VERSION } from './cloud-contract.ts';
import { judgeWire, SERVED_WIRE_VERSIONS } from './wire-versions.ts';

test.each([
  [4, null],
  [3, null],
  [5, 'cloud'],
  [99, 'cloud'],
  [2, 'till'],
  [0, 'till'],
  [-1, 'till'],
])('[CL24] where 3 and 4 are served, a till of wire version %i needs an update of: %s', (wire, update) => {
  expect(judgeWire(wire, [3, 4])).toBe(update);
});

test('[CL24] a cloud serves the version of its own tills, and no more than one beside it, the one before', () => {
  expect(judgeWire(WIRE_VERSION)).toBeNull();
  expect(SERVED_WIRE_VERSIONS.filter((served) => ![WIRE_VERSION, WIRE_VERSION - 1].includes(served))).toEqual([]);
});
