import { describe, expect, it } from 'vitest';
import type { ModifierGroup } from '#shared/catalog/catalog.ts';
import type { ModifierId } from '#shared/ids/ids.ts';
import { choicesPrice, takeAnother, takenOf, toggle, unmetGroup } from './line-choice-state.ts';

const choice = (name: string) => name as ModifierId;
const group = (min: number, max: number, ...names: string[]): ModifierGroup => ({
  id: `group ${names[0]}` as ModifierGroup['id'],
  name: 'Group',
  min,
  max,
  modifiers: names.map((name, at) => ({ id: choice(name), name, price: (at * 50) as never })),
  position: 0,
  archived: false,
});
const taken = (...names: string[]) => new Map(names.map((name) => [choice(name), 1]));

describe('[U10] choices', () => {
  it('take one another’s place where one is taken', () => {
    const milk = group(1, 1, 'whole', 'oat');
    expect(toggle(milk, taken('whole'), choice('oat'))).toEqual(taken('oat'));
  });
  it('can only be exchanged where one must be made, and left where none must', () => {
    expect(toggle(group(1, 1, 'whole', 'oat'), taken('oat'), choice('oat'))).toEqual(taken('oat'));
    expect(toggle(group(0, 1, 'whole', 'oat'), taken('oat'), choice('oat'))).toEqual(new Map());
  });
  it('stop at the group’s most, doubles counted', () => {
    const extras = group(0, 2, 'shot', 'syrup', 'cream');
    const two = takeAnother(extras, taken('shot'), choice('shot'));
    expect(takenOf(extras, two)).toBe(2);
    expect(toggle(extras, two, choice('syrup'))).toBe(two);
    expect(takeAnother(extras, two, choice('shot'))).toBe(two);
    expect(toggle(extras, two, choice('shot'))).toEqual(new Map());
  });
  it('leave the choices of other groups alone', () => {
    expect(toggle(group(1, 1, 'whole', 'oat'), taken('shot'), choice('oat'))).toEqual(taken('shot', 'oat'));
  });
  it('name the first group that still asks', () => {
    const groups = [group(0, 1, 'a'), group(2, 3, 'b', 'c'), group(1, 1, 'd')];
    expect(unmetGroup(groups, taken('b'))).toBe(groups[1]);
    expect(unmetGroup(groups, taken('b', 'c', 'd'))).toBeUndefined();
  });
  it('add up', () => {
    expect(
      choicesPrice(
        [group(0, 9, 'a', 'b', 'c')],
        new Map([
          [choice('b'), 2],
          [choice('c'), 1],
        ]),
      ),
    ).toBe(200);
  });
});
