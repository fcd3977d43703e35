import { z } from 'zod';

declare const brand: unique symbol;
/** A primitive that must not be mixed with another of the same shape. */
export type Brand<T, Name extends string> = T & { readonly [brand]: Name };

/** Every id is a lower-case UUID string in memory and on the wire; databases store it in 16 bytes. */
const uuid = z
  .string()
  .regex(/^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/, 'must be a lower-case UUID');
const idSchema = <Name extends string>() => uuid as unknown as z.ZodType<Brand<string, Name>, string>;

export const orgId = idSchema<'OrgId'>();
export const shopId = idSchema<'ShopId'>();
export const deviceId = idSchema<'DeviceId'>();
export const segmentId = idSchema<'SegmentId'>();
export const entryId = idSchema<'EntryId'>();
export const commandId = idSchema<'CommandId'>();
export const staffId = idSchema<'StaffId'>();
export const orderId = idSchema<'OrderId'>();
export const lineId = idSchema<'LineId'>();
export const discountId = idSchema<'DiscountId'>();
export const paymentId = idSchema<'PaymentId'>();
export const refundId = idSchema<'RefundId'>();
export const checkId = idSchema<'CheckId'>();
export const drawerSessionId = idSchema<'DrawerSessionId'>();
export const drawerMoveId = idSchema<'DrawerMoveId'>();
export const attemptId = idSchema<'AttemptId'>();
export const sendId = idSchema<'SendId'>();
export const itemId = idSchema<'ItemId'>();
export const categoryId = idSchema<'CategoryId'>();
export const modifierGroupId = idSchema<'ModifierGroupId'>();
export const modifierId = idSchema<'ModifierId'>();
export const variantId = idSchema<'VariantId'>();
export const slotId = idSchema<'SlotId'>();
export const scheduleId = idSchema<'ScheduleId'>();
export const pictureId = idSchema<'PictureId'>();
export const taxId = idSchema<'TaxId'>();
export const stationId = idSchema<'StationId'>();
export const roomId = idSchema<'RoomId'>();
export const tableId = idSchema<'TableId'>();
export const printerId = idSchema<'PrinterId'>();
export const printJobId = idSchema<'PrintJobId'>();
export const screenId = idSchema<'ScreenId'>();
export const mailId = idSchema<'MailId'>();

export type OrgId = z.output<typeof orgId>;
export type ShopId = z.output<typeof shopId>;
export type DeviceId = z.output<typeof deviceId>;
export type SegmentId = z.output<typeof segmentId>;
export type EntryId = z.output<typeof entryId>;
export type CommandId = z.output<typeof commandId>;
export type StaffId = z.output<typeof staffId>;
export type OrderId = z.output<typeof orderId>;
export type LineId = z.output<typeof lineId>;
export type DiscountId = z.output<typeof discountId>;
export type PaymentId = z.output<typeof paymentId>;
export type RefundId = z.output<typeof refundId>;
export type CheckId = z.output<typeof checkId>;
export type DrawerSessionId = z.output<typeof drawerSessionId>;
export type AttemptId = z.output<typeof attemptId>;
export type SendId = z.output<typeof sendId>;
export type ItemId = z.output<typeof itemId>;
export type CategoryId = z.output<typeof categoryId>;
export type ModifierGroupId = z.output<typeof modifierGroupId>;
export type ModifierId = z.output<typeof modifierId>;
export type VariantId = z.output<typeof variantId>;
export type SlotId = z.output<typeof slotId>;
export type ScheduleId = z.output<typeof scheduleId>;
export type PictureId = z.output<typeof pictureId>;
export type TaxId = z.output<typeof taxId>;
export type StationId = z.output<typeof stationId>;
export type RoomId = z.output<typeof roomId>;
export type TableId = z.output<typeof tableId>;
export type PrinterId = z.output<typeof printerId>;
export type PrintJobId = z.output<typeof printJobId>;
export type MailId = z.output<typeof mailId>;
export type ScreenId = z.output<typeof screenId>;

/** Mints a time-ordered UUIDv7. Randomness is passed into the domain, never taken by it. */
export type NewId = <T extends string>() => T;
