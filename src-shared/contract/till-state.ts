import { z } from 'zod';
import { menuPatch } from '../catalog/menu-patch.ts';
import { day } from '../day/day.ts';
import { drawerSession } from '../drawer/session.ts';
import { firstRun } from '../first-run/first-run.ts';
import { guest } from '../guest/guest.ts';
import { deviceId, orgId, printerId, shopId, stationId } from '../ids/ids.ts';
import { kitchenScreens } from '../kitchen/kitchen-screens.ts';
import { mail } from '../mail/mail.ts';
import { order } from '../order/order.ts';
import { cardAttempt } from '../payment/attempt.ts';
import { printAlert } from '../printing/print-alert.ts';
import { printJob } from '../printing/print-job.ts';
import { settings } from '../settings/settings.ts';
import { staff } from '../staff/staff.ts';
import { itemLevel } from '../stock/stock.ts';
import { businessDate } from '../time/business-date.ts';
import { instant } from '../time/instant.ts';

/** How this till stands with its cloud. `pending` counts journal entries and rows that the cloud has not said it holds. */
export const syncStatus = z.object({
  cloud: z.string().nullable(),
  state: z.enum(['no-cloud', 'unpaired', 'offline', 'sending', 'up-to-date', 'refused', 'revoked']),
  pending: z.int(),
  sent: z.int(),
  /** How far a backlog has gone up that takes more than one push, in entries; null while there is none. */
  progress: z.object({ done: z.int(), of: z.int() }).nullable(),
  /** How much of this till's past came back from the cloud, in entries; null where there is none to bring back. */
  history: z.object({ read: z.int(), of: z.int(), isComplete: z.boolean() }).nullable(),
  lastExchangeAt: instant.nullable(),
  /** Why the last exchange failed, in words. */
  problem: z.string().nullable(),
});
export type SyncStatus = z.output<typeof syncStatus>;

/** What was done about this till's file when it was found damaged, was restored, or turned out to be a copy. */
export const recovery = z.object({
  number: z.int(),
  kind: z.enum(['recovered', 'restored', 'copied']),
  at: instant,
  /** Where it is written what was recovered and what was not: a file below the till's data directory. */
  report: z.string(),
  /** Entries that are known to have been recorded and that no file gave. */
  lost: z.int(),
  /** Entries that the cloud gave back, and those that are lost after that; null until it has given all it has. */
  returned: z.int().nullable(),
  missing: z.int().nullable(),
});
export type Recovery = z.output<typeof recovery>;

/** All that a screen needs to paint, but the menu. */
export const tillState = z.object({
  org: orgId,
  shop: shopId,
  device: z.object({ id: deviceId, letter: z.string() }),
  settings,
  /** The open trading day, or null. */
  day: day.nullable(),
  /** The session of the cash drawer that is open on this till, or null. */
  drawer: drawerSession.nullable(),
  /** What the card reader is busy with. */
  cardAttempts: z.array(cardAttempt),
  /** The date a day opened now would have. */
  today: businessDate,
  openOrders: z.array(order),
  /** Who they are for, of those of which that is known. */
  guests: z.array(guest),
  /** The receipts that were asked for by e-mail last, newest first. */
  mails: z.array(mail),
  nextOrderNumber: z.string(),
  catalogVersion: z.int(),
  /** Of the items that are tracked. */
  stock: z.array(itemLevel),
  /** Who works in the shop, by name, archived ones too. */
  staff: z.array(staff),
  sync: syncStatus,
  /** The newest that nobody has said to have seen, or null. */
  recovery: recovery.nullable(),
  /** The printers that a person told to wait. */
  pausedPrinters: z.array(printerId),
  /** What people must know of printers and have not seen yet. */
  printAlerts: z.array(printAlert),
  /** The stations that are read on screens alone, while no screen that shows them is connected: they print. */
  unseenStations: z.array(stationId),
  kitchenScreens,
  /** How far the shop's first run has got; null once it is set up. */
  firstRun: firstRun.nullable(),
  /** Whether this is a copy that somebody trains on. */
  isTraining: z.boolean(),
  now: instant,
});
export type TillState = z.output<typeof tillState>;

/** What changes while a screen is open; each message replaces what the screen knew of that thing. */
export const tillChange = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('order'), order, nextOrderNumber: z.string() }),
  z.object({ kind: z.literal('guest'), guest }),
  z.object({ kind: z.literal('mail'), mail }),
  z.object({ kind: z.literal('day'), day: day.nullable(), today: businessDate, nextOrderNumber: z.string() }),
  z.object({ kind: z.literal('drawer'), drawer: drawerSession.nullable() }),
  z.object({ kind: z.literal('card-attempt'), attempt: cardAttempt }),
  z.object({ kind: z.literal('settings'), settings }),
  /** Without a patch, or with one of a version that the screen does not have, the menu is read anew. */
  z.object({ kind: z.literal('catalog'), catalogVersion: z.int(), patch: menuPatch.nullable() }),
  z.object({ kind: z.literal('stock'), levels: z.array(itemLevel) }),
  z.object({ kind: z.literal('staff'), staff: z.array(staff) }),
  z.object({ kind: z.literal('sync'), sync: syncStatus }),
  z.object({ kind: z.literal('recovery'), recovery: recovery.nullable() }),
  z.object({ kind: z.literal('print-job'), job: printJob }),
  z.object({ kind: z.literal('print-alerts'), alerts: z.array(printAlert) }),
  z.object({ kind: z.literal('paused-printers'), printerIds: z.array(printerId) }),
  z.object({ kind: z.literal('unseen-stations'), stationIds: z.array(stationId) }),
  z.object({ kind: z.literal('kitchen-screens'), kitchenScreens }),
  z.object({ kind: z.literal('first-run'), firstRun: firstRun.nullable() }),
]);
export type TillChange = z.output<typeof tillChange>;

/** What a screen hears while it is open: all at first, and then each change after that. */
export const tillNews = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('all'), state: tillState }),
  ...tillChange.options,
]);
export type TillNews = z.output<typeof tillNews>;
