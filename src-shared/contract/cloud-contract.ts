import { eventIterator, oc } from '@orpc/contract';
import { z } from 'zod';
import { categoryId, deviceId, itemId, orgId, segmentId, shopId } from '../ids/ids.ts';
import { minor, quantity } from '../money/minor.ts';
import { businessDate } from '../time/business-date.ts';
import { instant } from '../time/instant.ts';
import { drawersReport } from './drawers-report.ts';

/** The version of what tills and cloud say to each other; wire-versions.ts says which ones a cloud serves. */
export const WIRE_VERSION = 1;
/** The most rows of one push. */
export const MAX_PUSH_ROWS = 500;
/** The most entries of one push. */
export const MAX_PUSH_ENTRIES = 2_000;

/** One segment's next entries in chain order, each as the raw JSON object that was hashed. Unknown fields are kept. */
export const pushRequest = z.object({
  wire: z.int(),
  segment: segmentId,
  /** What the till's clock shows as it sends, so that the cloud can tell the owner when it is wrong. */
  sentAt: instant.optional(),
  entries: z.array(z.record(z.string(), z.unknown())).min(1).max(MAX_PUSH_ENTRIES),
});
export type PushRequest = z.output<typeof pushRequest>;

/** `acknowledged`: the highest seq of the segment that the cloud holds with all before it. */
export const pushResponse = z.object({ segment: segmentId, acknowledged: z.int().min(0), serverTime: instant });

/** What the PINs of a shop's staff are hashed with: 256 bits as base64url. Another version is another key. */
export const shopKey = z.object({ version: z.int().min(1), key: z.string().length(43) });
export type ShopKey = z.output<typeof shopKey>;

/** Rows of personal data, each as the till has it; a row is read by itself, so that a bad one spoils no other; spec [SY34]. */
export const pushRowsRequest = z.object({
  wire: z.int(),
  rows: z.array(z.unknown()).min(1).max(MAX_PUSH_ROWS),
});

/** What became of one row. `held`: the cloud has this very row already, or one that takes its place. */
export const rowAnswer = z.discriminatedUnion('outcome', [
  z.object({ outcome: z.literal('taken') }),
  z.object({ outcome: z.literal('held') }),
  z.object({
    outcome: z.literal('refused'),
    code: z.enum(['ROW_MALFORMED', 'ROW_TOO_LARGE']),
    message: z.string(),
  }),
]);
export type RowAnswer = z.output<typeof rowAnswer>;

/** One answer for each row, in the order in which they were sent. */
export const pushRowsResponse = z.object({ rows: z.array(rowAnswer), serverTime: instant });

/** The place under a shop that a pairing gives a till, and the token that it shows from then on. */
export const redeemResponse = z.object({
  org: orgId,
  shop: shopId,
  shopName: z.string(),
  letter: z.string().regex(/^[A-Z]{1,2}$/),
  token: z.string(),
  shopKey,
  serverTime: instant,
  /** Whether a till has given the shop its settings already: those are then the ones to trade by. */
  isSetUp: z.boolean(),
});
export type RedeemResponse = z.output<typeof redeemResponse>;

/** How far a segment was read, in chain order: a seq, and the hash of the entry there where others share its position. */
export const historyPosition = z.string().regex(/^\d{1,9}(\.[0-9a-f]{64})?$/);

/** What a till wrote before, as far as it is held, and what those wrote whose place it took. `entries` is the last seq. */
export const historyResponse = z.object({
  segments: z.array(z.object({ segment: segmentId, entries: z.int().min(0) })),
});

/** Each entry as the text that was hashed. `next` is where to read on from; null at the end. */
export const historyPage = z.object({
  entries: z.array(z.object({ hash: z.string().regex(/^[0-9a-f]{64}$/), body: z.string() })),
  next: historyPosition.nullable(),
});
export type HistoryPage = z.output<typeof historyPage>;

const LOCKED_OUT = 'The owner has locked this till out.';
const wireError = z.object({ served: z.array(z.int()) });
const chainError = z.object({ segment: segmentId, expectedSeq: z.int(), message: z.string() });

/** What a till with a device token asks of the cloud. */
const sync = {
  journal: oc
    .route({ method: 'POST', path: '/sync/journal', summary: 'Push journal entries in chain order' })
    .input(pushRequest)
    .output(pushResponse)
    .errors({
      /** An entry before these is missing: send again from `expectedSeq`. */
      CHAIN_GAP: { status: 409, message: 'Entries are missing', data: chainError },
      /** A hash or a link does not hold. */
      CHAIN_BROKEN: { status: 409, message: 'The chain does not hold', data: chainError },
      UPDATE_CLOUD: { status: 426, message: 'This till is newer than the cloud. Update the cloud.', data: wireError },
      UPDATE_TILL: { status: 426, message: 'The cloud is newer. Update this till.', data: wireError },
      /**
       * What was sent waits in quarantine up to `held`; the till keeps what is not acknowledged. Both are said of this push
       * alone, except that `held` before its first entry says where to send again from.
       */
      DEVICE_REVOKED: {
        status: 403,
        message: LOCKED_OUT,
        data: z.object({ segment: segmentId, acknowledged: z.int().min(0), held: z.int().min(0) }),
      },
    }),
  rows: oc
    .route({ method: 'POST', path: '/sync/rows', summary: 'Push rows of personal data' })
    .input(pushRowsRequest)
    .output(pushRowsResponse)
    .errors({
      UPDATE_CLOUD: { status: 426, message: 'This till is newer than the cloud. Update the cloud.', data: wireError },
      UPDATE_TILL: { status: 426, message: 'The cloud is newer. Update this till.', data: wireError },
      /** Nothing was taken: rows wait on the till until it is let in. */
      DEVICE_REVOKED: { status: 403, message: LOCKED_OUT },
    }),
  standing: oc
    .route({ method: 'GET', path: '/sync/standing', summary: 'Whether this till’s token is good' })
    /** A till that knows another version of the shop's key asks for it. */
    .output(z.object({ serverTime: instant, shopKeyVersion: z.int().min(1) }))
    .errors({ DEVICE_REVOKED: { status: 403, message: LOCKED_OUT } }),
  shopKey: oc
    .route({ method: 'GET', path: '/sync/shop-key', summary: 'The key of the shop that this till belongs to' })
    .output(shopKey)
    .errors({ DEVICE_REVOKED: { status: 403, message: LOCKED_OUT } }),
  history: oc
    .route({ method: 'GET', path: '/sync/history', summary: 'The segments of this till’s past' })
    .output(historyResponse)
    .errors({ DEVICE_REVOKED: { status: 403, message: LOCKED_OUT } }),
  historyEntries: oc
    .route({ method: 'GET', path: '/sync/history/{segment}', summary: 'Entries of a segment of this till’s past' })
    .input(z.strictObject({ segment: segmentId, after: historyPosition.default('0') }))
    .output(historyPage)
    .errors({
      SEGMENT_UNKNOWN: { status: 404, message: 'This till’s past has no such segment.' },
      DEVICE_REVOKED: { status: 403, message: LOCKED_OUT },
    }),
  redeem: oc
    .route({ method: 'POST', path: '/pairing/redeem', summary: 'Exchange a pairing code for a device token' })
    .input(
      z.strictObject({
        code: z.string().trim().min(4).max(40),
        deviceId,
        deviceName: z.string().trim().min(1).max(120),
      }),
    )
    .output(redeemResponse)
    .errors({ PAIRING_CODE_INVALID: { status: 409, message: 'This pairing code is not valid, or no longer.' } }),
};

export const salesReport = z.object({
  shop: z.object({
    id: shopId,
    name: z.string(),
    currency: z.string(),
    timeZone: z.string(),
    /** Hours before it belong to the day's end: a sale at one in the morning comes after one at midnight. */
    dayStartMinutes: z.int().min(0).max(1_439),
  }),
  businessDate,
  orders: z.int(),
  gross: minor,
  discount: minor,
  /** What of `discount` was given away. */
  comps: minor,
  /** With the taxes that it bears: `total` = what items brought + this. */
  serviceCharge: minor,
  net: minor,
  tax: minor,
  total: minor,
  byHour: z.array(z.object({ hour: z.int().min(0).max(23), orders: z.int(), total: minor })),
  byItem: z.array(z.object({ itemId, name: z.string(), categoryId: categoryId.nullable(), quantity, total: minor })),
  /** `amount` is what payments settled; tips and what cash was rounded by come on top and are no sales. */
  byTender: z.array(z.object({ tender: z.string(), payments: z.int(), amount: minor, tips: minor, rounding: minor })),
  /** What was given back on this day, whenever it was sold: `amount` = `net` + `tax`; nothing above is less for it. */
  refunds: z.array(
    z.object({
      ...{ tender: z.string(), refunds: z.int() },
      ...{ amount: minor, net: minor, tax: minor, tips: minor, rounding: minor },
    }),
  ),
});
export type SalesReport = z.output<typeof salesReport>;

const shop = z.object({
  id: shopId,
  name: z.string(),
  currency: z.string(),
  timeZone: z.string(),
  today: businessDate,
});

/** What looked wrong in what tills sent: stored, acknowledged, and shown here. */
export const exception = z.object({
  id: z.string(),
  at: instant,
  kind: z.string(),
  message: z.string(),
  orderNumber: z.string().nullable(),
});

const ofDevice = {
  SHOP_UNKNOWN: { status: 404, message: 'There is no such shop.' },
  DEVICE_UNKNOWN: { status: 404, message: 'There is no such till in this shop.' },
};

/** What the owner's page asks, signed in; only `welcome` answers anyone. */
const office = {
  welcome: oc
    .route({ method: 'GET', path: '/office/welcome', summary: 'What the sign-in page may say to anyone' })
    /** The demo owner's credentials; null unless this is a demonstration cloud and the caller is on its own machine. */
    .output(z.object({ demo: z.object({ email: z.string(), password: z.string() }).nullable() })),
  shops: oc
    .route({ method: 'GET', path: '/office/shops', summary: 'The owner’s shops' })
    .output(z.object({ shops: z.array(shop) })),
  sales: oc
    .route({ method: 'GET', path: '/office/sales', summary: 'A trading day’s sales' })
    .input(z.strictObject({ shopId, businessDate }))
    .output(salesReport)
    .errors({ SHOP_UNKNOWN: { status: 404, message: 'There is no such shop.' } }),
  drawers: oc
    .route({ method: 'GET', path: '/office/drawers', summary: 'The cash drawers that were opened on a trading day' })
    .input(z.strictObject({ shopId, businessDate }))
    .output(drawersReport)
    .errors({ SHOP_UNKNOWN: { status: 404, message: 'There is no such shop.' } }),
  /** Says that a shop's numbers have moved; the page then asks for them. */
  watch: oc
    .route({ method: 'GET', path: '/office/watch', summary: 'Says when sales have moved' })
    .input(z.strictObject({ shopId }))
    .output(eventIterator(z.object({ shopId, businessDate: businessDate.nullable() })))
    .errors({ SHOP_UNKNOWN: { status: 404, message: 'There is no such shop.' } }),
  exceptions: oc
    .route({ method: 'GET', path: '/office/exceptions', summary: 'What looked wrong, newest first' })
    .input(z.strictObject({ shopId }))
    .output(z.object({ exceptions: z.array(exception) }))
    .errors({ SHOP_UNKNOWN: { status: 404, message: 'There is no such shop.' } }),
  devices: oc
    .route({ method: 'GET', path: '/office/devices', summary: 'The shop’s tills' })
    .input(z.strictObject({ shopId }))
    .output(
      z.object({
        devices: z.array(
          z.object({
            id: deviceId,
            name: z.string(),
            letter: z.string(),
            pairedAt: instant,
            lastSeenAt: instant.nullable(),
            /** Since when it is locked out; null while it is not. */
            revokedAt: instant.nullable(),
            /** The letter of the till whose place it took. */
            inPlaceOf: z.string().nullable(),
            /** What it sent while it was locked out, and what its settled sales came to in minor units. */
            waiting: z.object({ entries: z.int(), sales: z.int(), total: minor }).nullable(),
          }),
        ),
      }),
    )
    .errors({ SHOP_UNKNOWN: { status: 404, message: 'There is no such shop.' } }),
  createPairingCode: oc
    .route({ method: 'POST', path: '/office/pairing-codes', summary: 'A short, single-use code that pairs a till' })
    /** With `inPlaceOf`, that till is locked out when the code is used. */
    .input(z.strictObject({ shopId, inPlaceOf: deviceId.optional() }))
    .output(z.object({ code: z.string(), expiresAt: instant }))
    .errors(ofDevice),
  revokeDevice: oc
    .route({ method: 'POST', path: '/office/devices/revoke', summary: 'Locks a till out; what it sends then waits' })
    .input(z.strictObject({ shopId, deviceId }))
    .output(z.object({}))
    .errors(ofDevice),
  reinstateDevice: oc
    .route({ method: 'POST', path: '/office/devices/reinstate', summary: 'Lets a locked till in again' })
    .input(z.strictObject({ shopId, deviceId }))
    .output(z.object({}))
    .errors(ofDevice),
  admitQuarantined: oc
    .route({ method: 'POST', path: '/office/devices/admit', summary: 'Counts what waits of a locked till' })
    .input(z.strictObject({ shopId, deviceId }))
    .output(z.object({}))
    .errors(ofDevice),
};

export const cloudContract = { sync, office };
export type CloudContract = typeof cloudContract;
