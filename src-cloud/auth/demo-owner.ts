import type { ShopBeginning } from '../reports/shops.ts';

/** What the embedded cloud is seeded with, so that it can be looked at. It signs in on its own machine only; [CL12]. */
export const demoOwner = { email: 'owner@demo.example', password: 'evertill-demo-owner' } as const;

/** The demonstration's shop until a till says better. */
export const demoShop: ShopBeginning = { name: 'Demo shop', currency: 'EUR', timeZone: 'UTC', dayStartMinutes: 240 };

export const isDemoOwner = (email: unknown): boolean =>
  typeof email === 'string' && email.trim().toLowerCase() === demoOwner.email;
