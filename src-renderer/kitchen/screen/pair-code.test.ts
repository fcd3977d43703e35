import { expect, it } from 'vitest';
import { asCode } from './pair-code.ts';

it('[K51] a code may be typed in small letters, with hyphens or spaces', () => {
  expect(['abcd-2345', ' AB CD 23 45 ', 'abcd2345xyz', 'é!'].map(asCode)).toEqual([
    'ABCD2345',
    'ABCD2345',
    'ABCD2345',
    '',
  ]);
});
