import { describe, expect, it } from 'vitest';
import { asQuantity } from '#shared/money/minor.ts';
import {
  amountOf,
  type KeypadKey,
  keypadKeyOf,
  quantityEntry,
  quantityOf,
  typeAmount,
  typeQuantity,
} from './keypad-entry.ts';

const typed = (by: (entry: string, key: KeypadKey) => string, ...keys: KeypadKey[]) => keys.reduce(by, '');

describe('an amount', () => {
  it('moves in from the right, in minor units', () => {
    expect(amountOf(typed(typeAmount, '1', '2', '4', '0'))).toBe(1_240);
    expect(amountOf(typed(typeAmount, '2', '0', '00'))).toBe(2_000);
    expect(amountOf(typed(typeAmount, '5', '.', '0'))).toBe(50);
  });
  it('starts with no noughts, is erased digit by digit, and is empty when cleared', () => {
    expect(typed(typeAmount, '0', '00', '7')).toBe('7');
    expect(typed(typeAmount, '1', '2', 'erase')).toBe('1');
    expect(amountOf(typed(typeAmount, '1', 'erase', 'erase'))).toBe(0);
    expect(typed(typeAmount, '9', 'clear')).toBe('');
  });
  it('takes no more digits than an amount can have', () => {
    expect(typed(typeAmount, ...Array<KeypadKey>(12).fill('9'))).toBe('999999999');
  });
});

describe('a quantity', () => {
  it('may have three decimals', () => {
    expect(quantityOf(typed(typeQuantity, '1', '2'))).toBe(12_000);
    expect(quantityOf(typed(typeQuantity, '.', '2', '5'))).toBe(250);
    expect(typed(typeQuantity, '1', '.', '2', '.', '3', '4', '5')).toBe('1.234');
  });
  it('is none while it is nothing', () => {
    for (const entry of ['', '0', '0.', '0.000']) expect(quantityOf(entry)).toBeNull();
  });
  it('has at most four digits before the point', () => {
    expect(typed(typeQuantity, '1', '2', '3', '4', '5')).toBe('1234');
  });
  it('is written as it would be typed', () => {
    expect([1_000, 250, 1_500, 12_345].map((one) => quantityEntry(asQuantity(one)))).toEqual([
      '1',
      '0.25',
      '1.5',
      '12.345',
    ]);
  });
});

it('reads the keyboard as a keypad', () => {
  expect(['5', ',', '.', 'Backspace', 'Delete', 'a', 'Enter', 'F9'].map(keypadKeyOf)).toEqual([
    '5',
    '.',
    '.',
    'erase',
    'clear',
    null,
    null,
    null,
  ]);
});
