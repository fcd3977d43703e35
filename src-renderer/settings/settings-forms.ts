import type { ShopSettings } from '#shared/settings/settings.ts';
import type { Till } from '../till-client/till.ts';
import { type FieldProblem, shopProblems } from './field-problems.ts';
import { createRecordForm, type RecordForm } from './record-form.ts';
import { saveSettings } from './save-settings.ts';

export type ShopFields = Omit<ShopSettings, 'id'>;

const shopForms = new WeakMap<Till, RecordForm<ShopFields>>();

/** The form over the shop's settings. It outlives the screen: a look at the counter must not cost what was typed. */
export function shopFormOf(till: Till): RecordForm<ShopFields> {
  const known = shopForms.get(till);
  if (known) return known;
  const made = createRecordForm<ShopFields, FieldProblem>({
    newId: till.newId,
    check: shopProblems,
    async save(set, commandId) {
      const id = till.store.getState().state?.settings.shop.id;
      return id ? saveSettings(till, { noun: 'shop', id, set }, commandId) : null;
    },
  });
  shopForms.set(till, made);
  return made;
}
