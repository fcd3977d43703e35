import { z } from 'zod';
import type { Language } from '../language/language.ts';
import { MAX_ALLERGY } from '../order/note-commands.ts';

/** As many as a person can look through. */
export const MAX_ALLERGENS = 60;

/** One that a shop offers, or keeps without offering it. */
export const allergen = z.strictObject({ name: z.string().trim().min(1).max(MAX_ALLERGY), hidden: z.boolean() });
export type Allergen = z.output<typeof allergen>;

/** A shop's own list, in the order in which it is offered; null: the usual ones, in the shop's language; spec [U61]. */
export const allergens = z.array(allergen).max(MAX_ALLERGENS).nullable();

/** The fourteen that the law of the European Union names. */
export const usualAllergens: Readonly<Record<Language, readonly string[]>> = {
  en: [
    ...['Gluten', 'Milk', 'Eggs', 'Nuts', 'Peanuts', 'Soya', 'Fish', 'Crustaceans'],
    ...['Molluscs', 'Celery', 'Mustard', 'Sesame', 'Sulphites', 'Lupin'],
  ],
  es: [
    ...['Gluten', 'Leche', 'Huevos', 'Frutos secos', 'Cacahuetes', 'Soja', 'Pescado', 'Crustáceos'],
    ...['Moluscos', 'Apio', 'Mostaza', 'Sésamo', 'Sulfitos', 'Altramuces'],
  ],
  de: [
    ...['Gluten', 'Milch', 'Eier', 'Nüsse', 'Erdnüsse', 'Soja', 'Fisch', 'Krebstiere'],
    ...['Weichtiere', 'Sellerie', 'Senf', 'Sesam', 'Sulfite', 'Lupinen'],
  ],
  ar: [
    ...['غلوتين', 'حليب', 'بيض', 'مكسرات', 'فول سوداني', 'صويا', 'سمك', 'قشريات'],
    ...['رخويات', 'كرفس', 'خردل', 'سمسم', 'كبريتيت', 'ترمس'],
  ],
};

interface ShopWithAllergens {
  readonly allergens: readonly Allergen[] | null;
  readonly language: Language;
}

/** All that a shop keeps, offered or not. */
export const allergensOf = ({ allergens, language }: ShopWithAllergens): readonly Allergen[] =>
  allergens ?? usualAllergens[language].map((name) => ({ name, hidden: false }));

/** The names that a shop offers, each once. */
export const offeredAllergens = (shop: ShopWithAllergens): string[] => [
  ...new Set(allergensOf(shop).flatMap(({ name, hidden }) => (hidden ? [] : [name]))),
];
