import type { SettingsChange } from '#shared/journal/records.ts';
import { smallShop } from '#support/engine.ts';
import { id, KITCHEN } from '#support/orders.ts';

/** A small shop whose kitchen is read as given, with its printer at an address. */
export function shopOnScreens(shop: string, shows: 'screen' | 'both', printer: string) {
  const { catalog, settings } = smallShop(shop);
  const changes: unknown[] = [
    { noun: 'station', id: KITCHEN.id, set: { shows } },
    { noun: 'printer', id: id<string>(0x91), set: { address: printer } },
  ];
  return { catalog, settings: [...settings, ...(changes as SettingsChange[])] };
}
