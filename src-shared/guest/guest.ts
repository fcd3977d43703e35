import { z } from 'zod';
import { orderId } from '../ids/ids.ts';
import { isErased, type Row } from '../rows/row.ts';
import { tidyName } from '../staff/staff.ts';

/** The most characters of each thing that is known of a guest. */
export const MOST_GUEST_CHARACTERS = { name: 60, phone: 40, address: 300 } as const;
export type GuestField = keyof typeof MOST_GUEST_CHARACTERS;
export const guestFields = Object.keys(MOST_GUEST_CHARACTERS) as GuestField[];

const text = (field: GuestField) =>
  z
    .string()
    .min(1)
    .max(MOST_GUEST_CHARACTERS[field])
    .refine((typed) => typed === tidyName(typed))
    .nullable()
    .default(null);

/** What a row says of an order's guest; what nobody said is null. A newer version may say more, and that is kept; spec [GU1]. */
export const guestBody = z.looseObject({ name: text('name'), phone: text('phone'), address: text('address') });

/** Who an order is for: the name that it is called by, and where to reach them. */
export const guest = z.object({
  orderId,
  name: z.string().nullable(),
  phone: z.string().nullable(),
  address: z.string().nullable(),
});
export type Guest = z.output<typeof guest>;

/** Who a row speaks of; nobody where they were erased, or where this version cannot read it. */
export function readGuest({ id, body }: Pick<Row, 'id' | 'body'>): Guest {
  const read = isErased({ body }) ? null : guestBody.safeParse(body).data;
  const { name = null, phone = null, address = null } = read ?? {};
  return { orderId: id as Guest['orderId'], name, phone, address };
}
