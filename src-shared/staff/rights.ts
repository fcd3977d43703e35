import { z } from 'zod';
import { type Refusal, refuse } from '../refusal.ts';

/** What somebody may be let do at a till, by name; spec [SF8]. */
export const right = z.enum([
  'sell',
  'discount',
  'comp',
  'override-price',
  'exempt-tax',
  'void-sent',
  'cancel-sent',
  'refund',
  'no-sale',
  'open-drawer-session',
  'pay-in-out',
  'close-drawer',
  'accept-variance',
  'open-day',
  'close-day',
  'edit-menu',
  'edit-settings',
  'manage-staff',
  'manage-stock',
  'transfer-table',
  'see-reports',
]);
export type Right = z.output<typeof right>;

/** What somebody is in the shop. Each may do all that the one before it may; spec [SF9]. */
export const role = z.enum(['server', 'cashier', 'supervisor', 'manager', 'owner']);
export type Role = z.output<typeof role>;

/** What each role may do that the one before it may not. */
const addedBy: Readonly<Record<Role, readonly Right[]>> = {
  server: ['sell'],
  cashier: ['open-day', 'open-drawer-session', 'close-drawer'],
  supervisor: [
    ...(['discount', 'void-sent', 'cancel-sent', 'transfer-table'] as const),
    ...(['no-sale', 'pay-in-out', 'close-day', 'manage-stock'] as const),
  ],
  manager: [
    ...(['comp', 'override-price', 'exempt-tax', 'refund', 'accept-variance'] as const),
    ...(['edit-menu', 'edit-settings', 'manage-staff', 'see-reports'] as const),
  ],
  owner: [],
};

/** All there are: what everybody has in a shop where nobody has a PIN, and the machine's owner always; spec [SF10]. */
export const ALL_RIGHTS: ReadonlySet<Right> = new Set(right.options);

/** How far up a role stands, from 0. */
export const rankOf = (of: Role): number => role.options.indexOf(of);

/** What a role may do; spec [SF9]. */
export const rightsOf = (of: Role): ReadonlySet<Right> => rights[of];

const rights = Object.fromEntries(
  role.options.map((of) => [of, new Set(role.options.slice(0, rankOf(of) + 1).flatMap((one) => addedBy[one]))]),
) as unknown as Readonly<Record<Role, ReadonlySet<Right>>>;

/** Why whoever acts may not do it, or null where they may: a right of their own, or one that was approved; spec [SF8]. */
export const lacks = (ctx: { readonly rights: ReadonlySet<Right> }, needed: Right): Refusal | null =>
  ctx.rights.has(needed) ? null : refuse('right-missing', { right: needed });
