import type { Secrets } from '../engine/secrets.ts';

/** The secrets as they are, with word of the shop's key when it comes or changes: PINs are then sealed by it; spec [SF24]. */
export const toldOfShopKey = (secrets: Secrets, onShopKey: () => void): Secrets => ({
  read: (name) => secrets.read(name),
  write(name, value) {
    secrets.write(name, value);
    if (name === 'shop-key') onShopKey();
  },
});
