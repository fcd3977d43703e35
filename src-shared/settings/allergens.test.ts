import { describe, expect, it } from 'vitest';
import { id } from '#support/orders.ts';
import { readShop } from '../journal/records.ts';
import { language } from '../language/language.ts';
import { allergensOf, offeredAllergens } from './allergens.ts';

describe('[U61] the allergies that a shop offers', () => {
  it('are the usual fourteen in its language, each once, until it says others', () => {
    for (const of of language.options) {
      const shop = readShop(id(1), { language: of });
      expect(new Set(offeredAllergens(shop)).size).toBe(14);
      expect(allergensOf(shop).every(({ name, hidden }) => name === name.trim() && !hidden)).toBe(true);
    }
    expect(offeredAllergens(readShop(id(1), { language: 'de' }))).toContain('Erdnüsse');
  });

  it('are its own in its order, without what it hides, also where it offers none', () => {
    const kiwi = { name: 'Kiwi', hidden: false };
    const own = (allergens: unknown) => offeredAllergens(readShop(id(1), { allergens }));
    expect(own([kiwi, { name: 'Lupin', hidden: true }, { name: 'Eggs', hidden: false }, kiwi])).toEqual([
      'Kiwi',
      'Eggs',
    ]);
    expect(own([])).toEqual([]);
    expect(own([{ name: '', hidden: false }])).toHaveLength(14);
  });
});
