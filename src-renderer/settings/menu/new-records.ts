import type { Category, Item, ModifierGroup, Tax } from '#shared/catalog/catalog.ts';
import type { Schedule } from '#shared/catalog/schedule.ts';
import type { CategoryId, ItemId, ModifierGroupId, ScheduleId, TaxId } from '#shared/ids/ids.ts';
import { asRate } from '#shared/money/minor.ts';
import type { Till } from '../../till-client/till.ts';
import { USUAL_HOURS } from './schedule-forms.ts';

/** Records of the menu as they are before anything is said of them. */
export const newItem = (till: Till, categoryId: CategoryId | null): Item => ({
  ...{ id: till.newId<ItemId>(), name: '', price: null, categoryId, taxIds: [], modifierGroupIds: [] },
  ...{ stationIds: null, sku: null, description: null, position: 0, archived: false, tracked: false, lowLevel: null },
});

export const newCategory = (till: Till, categories: readonly Category[]): Category => ({
  ...{ id: till.newId<CategoryId>(), name: '', colour: '#64748b', stationIds: [], archived: false },
  position: placeAfter(categories),
});

export const newTax = (till: Till, taxes: readonly Tax[]): Tax => ({
  ...{ id: till.newId<TaxId>(), name: '', rate: asRate(0), archived: false },
  // A shop has its taxes in its prices, or on top of them.
  inclusive: taxes[0]?.inclusive ?? true,
});

export const newChoiceGroup = (till: Till, groups: readonly ModifierGroup[]): ModifierGroup => ({
  ...{ id: till.newId<ModifierGroupId>(), name: '', min: 0, max: 1, modifiers: [], archived: false },
  position: placeAfter(groups),
});

export const newSchedule = (till: Till): Schedule => ({
  ...{ id: till.newId<ScheduleId>(), name: '', hours: [USUAL_HOURS], archived: false },
});

const placeAfter = (records: readonly { readonly position: number }[]): number =>
  Math.max(-1, ...records.map(({ position }) => position)) + 1;
