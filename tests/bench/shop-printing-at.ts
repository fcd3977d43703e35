import type { ShopId } from '#shared/ids/ids.ts';
import { smallShop } from '#support/engine.ts';

/** The small shop with both its printers at one address, for an engine to begin with. */
export const shopPrintingAt =
  (address: string) =>
  (shop: ShopId): ReturnType<typeof smallShop> => {
    const { catalog, settings } = smallShop(shop);
    return {
      catalog,
      settings: settings.map((change) =>
        change.noun === 'printer' ? { ...change, set: { ...change.set, address } } : change,
      ),
    };
  };
