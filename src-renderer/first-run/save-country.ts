import { countryDefaults } from '#shared/country/country-defaults.ts';
import { zonesOf } from '#shared/country/zones-of.ts';
import type { SettingsChange } from '#shared/journal/records.ts';
import type { ShopSettings } from '#shared/settings/settings.ts';
import type { Till } from '../till-client/till.ts';
import { takeChange } from '../till-client/till-store.ts';
import type { Trouble } from '../till-client/trouble.ts';
import { type NewTax, saveTaxes } from './save-taxes.ts';

/** Names the shop; where its country is another than was said before, with all that is usual there. Answers why not. */
export function saveCountry(till: Till, name: string, country: string, before: string | null): Promise<Trouble | null> {
  const defaults = country === before ? null : countryDefaults(country);
  if (!defaults) return saveShop(till, { name });
  const { currency, cashRounding, taxName, rates, inclusive } = defaults;
  const timeZone = zoneIn(country, till.store.getState().state?.settings.shop.timeZone);
  return saveShop(till, { name, currency, cashRounding, ...(timeZone && { timeZone }) }).then(
    (trouble) =>
      trouble ??
      saveTaxes(
        till,
        rates.map((rate): NewTax => ({ name: taxName, rate, inclusive })),
      ),
  );
}

/** Sends what is set of the shop; answers why not. */
export const saveShop = (till: Till, set: Extract<SettingsChange, { noun: 'shop' }>['set']): Promise<Trouble | null> =>
  till.attemptQuietly(async (client, commandId) => {
    const id = (till.store.getState().state as { readonly shop: ShopSettings['id'] }).shop;
    const { settings } = await client.settings.change({ commandId, changes: [{ noun: 'shop', id, set }] });
    takeChange(till.store, { kind: 'settings', settings });
  });

/** The zone that is kept where it is one of the country's; else the country's first. */
const zoneIn = (country: string, kept: string | undefined): string | undefined => {
  const zones = zonesOf(country);
  return kept !== undefined && zones.includes(kept) ? kept : (zones[0] ?? kept);
};
