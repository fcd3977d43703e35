import { eventIterator, oc } from '@orpc/contract';
import { z } from 'zod';
import { catalog } from '../catalog/catalog.ts';
import { importPreview, importRequest, importResult } from '../catalog/menu-import.ts';
import { day } from '../day/day.ts';
import { commandId, orderId, printerId, printJobId, screenId, staffId } from '../ids/ids.ts';
import { catalogChange, settingsChange } from '../journal/records.ts';
import { kitchenScreens, screenInvitation } from '../kitchen/kitchen-screens.ts';
import { order } from '../order/order.ts';
import { orderCommandSchemas } from '../order/order-commands.ts';
import { printAlert, printAlertKind } from '../printing/print-alert.ts';
import { printJob } from '../printing/print-job.ts';
import { printerDraft, printerReport } from '../printing/printer-report.ts';
import { settings } from '../settings/settings.ts';
import { staffCommandSchemas } from '../staff/decide-staff.ts';
import { staff } from '../staff/staff.ts';
import { itemLevel } from '../stock/stock.ts';
import { stockCommandSchemas } from '../stock/stock-commands.ts';
import { businessDate } from '../time/business-date.ts';
import { instant } from '../time/instant.ts';
import { refusals } from './refusals.ts';
import { recovery, syncStatus, tillChange, tillState } from './till-state.ts';

/*
 * All that a screen or a script can ask of a till. Preload, WebSocket, HTTP (`/v1/...`) and OpenAPI derive from this
 * one declaration. Every command carries a `commandId`; a repeat gets the answer of the first.
 */
const command = { commandId };
const answered = z.object({ order });
const stocked = z.object({ levels: z.array(itemLevel) });
const changedStaff = z.object({ staffId });

const orders = {
  open: oc
    .route({ method: 'POST', path: '/orders/open', summary: 'Open an order' })
    .input(orderCommandSchemas.open)
    .output(answered)
    .errors(refusals('day-not-open', 'order-exists', 'command-reused')),
  addLine: oc
    .route({ method: 'POST', path: '/orders/add-line', summary: 'Add a line' })
    .input(orderCommandSchemas.addLine)
    .output(answered)
    .errors(
      refusals(
        'order-unknown',
        'order-not-open',
        'order-full',
        'line-exists',
        'item-unknown',
        'item-archived',
        'price-needed',
        'price-fixed',
        'price-out-of-range',
        'quantity-out-of-range',
        'modifier-unknown',
        'modifiers-too-few',
        'modifiers-too-many',
        'total-too-large',
        'command-reused',
      ),
    ),
  changeLine: oc
    .route({
      method: 'POST',
      path: '/orders/change-line',
      summary: 'Change a line: the old one is voided for a new one',
    })
    .input(orderCommandSchemas.changeLine)
    .output(answered)
    .errors(
      refusals(
        'order-unknown',
        'order-not-open',
        'order-full',
        'line-unknown',
        'line-exists',
        'line-voided',
        'quantity-out-of-range',
        'modifier-unknown',
        'modifiers-too-few',
        'modifiers-too-many',
        'total-too-large',
        'command-reused',
      ),
    ),
  voidLine: oc
    .route({ method: 'POST', path: '/orders/void-line', summary: 'Take a line off' })
    .input(orderCommandSchemas.voidLine)
    .output(answered)
    .errors(
      refusals('order-unknown', 'order-not-open', 'line-unknown', 'line-voided', 'void-needs-reason', 'command-reused'),
    ),
  addDiscount: oc
    .route({ method: 'POST', path: '/orders/add-discount', summary: 'Discount a line or the order' })
    .input(orderCommandSchemas.addDiscount)
    .output(answered)
    .errors(
      refusals(
        'order-unknown',
        'order-not-open',
        'order-empty',
        'line-unknown',
        'line-voided',
        'discount-exists',
        'discount-out-of-range',
        'command-reused',
      ),
    ),
  voidDiscount: oc
    .route({ method: 'POST', path: '/orders/void-discount', summary: 'Take a discount off' })
    .input(orderCommandSchemas.voidDiscount)
    .output(answered)
    .errors(refusals('order-unknown', 'order-not-open', 'discount-unknown', 'command-reused')),
  send: oc
    .route({ method: 'POST', path: '/orders/send', summary: 'Send what is new to the kitchen' })
    .input(orderCommandSchemas.send)
    .output(answered)
    .errors(refusals('order-unknown', 'order-not-open', 'order-stale', 'nothing-to-send', 'command-reused')),
  rush: oc
    .route({ method: 'POST', path: '/orders/rush', summary: 'Ask the kitchen to hurry with what it makes of an order' })
    .input(orderCommandSchemas.rush)
    .output(answered)
    .errors(refusals('order-unknown', 'order-not-open', 'nothing-to-rush', 'command-reused')),
  payCash: oc
    .route({ method: 'POST', path: '/orders/pay-cash', summary: 'Take cash; the answer holds the change due' })
    .input(orderCommandSchemas.payCash)
    .output(answered)
    .errors(
      refusals(
        'order-unknown',
        'order-not-open',
        'order-stale',
        'order-empty',
        'nothing-to-pay',
        'payment-exists',
        'tender-out-of-range',
        'command-reused',
      ),
    ),
  complete: oc
    .route({ method: 'POST', path: '/orders/complete', summary: 'Settle a paid order; what is unsent is sent' })
    .input(orderCommandSchemas.complete)
    .output(answered)
    .errors(refusals('order-unknown', 'order-not-open', 'order-stale', 'order-empty', 'balance-due', 'command-reused')),
  cancel: oc
    .route({ method: 'POST', path: '/orders/cancel', summary: 'Cancel an unpaid order; the kitchen is told' })
    .input(orderCommandSchemas.cancel)
    .output(answered)
    .errors(refusals('order-unknown', 'order-not-open', 'order-has-payments', 'void-needs-reason', 'command-reused')),
  get: oc
    .route({ method: 'GET', path: '/orders/{orderId}', summary: 'One order' })
    .input(z.strictObject({ orderId }))
    .output(answered)
    .errors(refusals('order-unknown')),
  list: oc
    .route({ method: 'GET', path: '/orders', summary: 'Orders of a trading day, newest first, in pages' })
    .input(
      z.strictObject({
        businessDate: businessDate.optional(),
        state: z.enum(['open', 'completed', 'cancelled']).optional(),
        limit: z.coerce.number().int().min(1).max(200).default(50),
        /** `next` of the page before. */
        before: z.string().max(100).optional(),
      }),
    )
    .output(z.object({ orders: z.array(order), next: z.string().nullable() })),
};

const dayOperations = {
  open: oc
    .route({ method: 'POST', path: '/day/open', summary: 'Open a trading day' })
    .input(z.strictObject({ ...command, businessDate }))
    .output(z.object({ day }))
    .errors(refusals('day-already-open', 'day-out-of-range', 'command-reused')),
  close: oc
    .route({ method: 'POST', path: '/day/close', summary: 'Close the open trading day' })
    .input(z.strictObject(command))
    .output(z.object({ day }))
    .errors(refusals('day-not-open', 'orders-still-open', 'command-reused')),
};

const catalogOperations = {
  get: oc
    .route({ method: 'GET', path: '/catalog', summary: 'The whole menu' })
    .output(z.object({ catalogVersion: z.int(), catalog })),
  change: oc
    .route({ method: 'POST', path: '/catalog/change', summary: 'Edit the menu, field by field' })
    .input(z.strictObject({ ...command, changes: z.array(catalogChange).min(1).max(1_000) }))
    .output(z.object({ catalogVersion: z.int() }))
    .errors(refusals('record-unknown', 'record-incomplete', 'command-reused')),
  previewImport: oc
    .route({ method: 'POST', path: '/catalog/import/preview', summary: 'What importing a menu file would do' })
    .input(importRequest)
    .output(importPreview)
    .errors(refusals('file-not-a-menu', 'file-too-large')),
  import: oc
    .route({ method: 'POST', path: '/catalog/import', summary: 'Import a menu file: all rows, or the good ones' })
    .input(importRequest.extend({ ...command, onBadRows: z.enum(['refuse', 'skip']) }))
    .output(importResult)
    .errors(refusals('file-not-a-menu', 'file-too-large', 'file-has-errors', 'command-reused')),
};

const settingsOperations = {
  change: oc
    .route({ method: 'POST', path: '/settings/change', summary: 'Edit shop, stations and printers, field by field' })
    .input(z.strictObject({ ...command, changes: z.array(settingsChange).min(1).max(200) }))
    .output(z.object({ settings }))
    .errors(
      refusals('record-unknown', 'record-incomplete', 'template-unknown-name', 'template-unclosed', 'command-reused'),
    ),
};

const stock = {
  levels: oc
    .route({ method: 'GET', path: '/stock', summary: 'How much there is of each item that is tracked' })
    .output(stocked),
  receive: oc
    .route({ method: 'POST', path: '/stock/receive', summary: 'Take goods into stock' })
    .input(stockCommandSchemas.receive)
    .output(stocked)
    .errors(
      refusals('item-unknown', 'stock-not-tracked', 'stock-item-twice', 'quantity-out-of-range', 'command-reused'),
    ),
  waste: oc
    .route({ method: 'POST', path: '/stock/waste', summary: 'Take out of stock what nobody can sell any more' })
    .input(stockCommandSchemas.waste)
    .output(stocked)
    .errors(
      refusals(
        'item-unknown',
        'stock-not-tracked',
        'stock-item-twice',
        'quantity-out-of-range',
        'waste-needs-reason',
        'command-reused',
      ),
    ),
  count: oc
    .route({ method: 'POST', path: '/stock/count', summary: 'Say what was counted, and the level that was seen' })
    .input(stockCommandSchemas.count)
    .output(stocked)
    .errors(refusals('item-unknown', 'stock-not-tracked', 'stock-item-twice', 'count-out-of-range', 'command-reused')),
};

/** Personal data is in no answer: whoever looks after people asks for the list, or watches. */
const staffOperations = {
  list: oc
    .route({ method: 'GET', path: '/staff', summary: 'Who works in the shop' })
    .output(z.object({ staff: z.array(staff) })),
  add: oc
    .route({ method: 'POST', path: '/staff/add', summary: 'Add somebody to the staff' })
    .input(staffCommandSchemas.add)
    .output(changedStaff)
    .errors(refusals('staff-exists', 'staff-name-missing', 'staff-name-long', 'command-reused')),
  rename: oc
    .route({ method: 'POST', path: '/staff/rename', summary: 'Change somebody’s name' })
    .input(staffCommandSchemas.rename)
    .output(changedStaff)
    .errors(refusals('staff-unknown', 'staff-erased', 'staff-name-missing', 'staff-name-long', 'command-reused')),
  archive: oc
    .route({ method: 'POST', path: '/staff/archive', summary: 'Take somebody out of the choices, or back into them' })
    .input(staffCommandSchemas.archive)
    .output(changedStaff)
    .errors(refusals('staff-unknown', 'staff-erased', 'command-reused')),
  erase: oc
    .route({ method: 'POST', path: '/staff/erase', summary: 'Erase what is known of somebody, for good' })
    .input(staffCommandSchemas.erase)
    .output(changedStaff)
    .errors(refusals('staff-unknown', 'command-reused')),
};

const paused = z.object({ pausedPrinters: z.array(printerId) });
const printing = {
  jobs: oc
    .route({ method: 'GET', path: '/printing/jobs', summary: 'The newest print jobs' })
    .input(z.strictObject({ limit: z.coerce.number().int().min(1).max(200).default(50) }))
    .output(z.object({ jobs: z.array(printJob) })),
  retry: oc
    .route({ method: 'POST', path: '/printing/retry', summary: 'Try a failed print job again' })
    .input(z.strictObject({ ...command, printJobId }))
    .output(z.object({ job: printJob }))
    .errors(refusals('print-job-unknown', 'print-job-not-waiting', 'command-reused')),
  cancel: oc
    .route({ method: 'POST', path: '/printing/cancel', summary: 'Say that a print job is not to be printed, and why' })
    .input(z.strictObject({ ...command, printJobId, reason: z.string().trim().max(200) }))
    .output(z.object({ job: printJob }))
    .errors(refusals('print-job-unknown', 'print-job-not-waiting', 'print-cancel-needs-reason', 'command-reused')),
  reroute: oc
    .route({ method: 'POST', path: '/printing/reroute', summary: 'Give what waits at a printer to another' })
    .input(z.strictObject({ ...command, from: printerId, to: printerId }))
    .output(z.object({ moved: z.int(), left: z.int() }))
    .errors(refusals('printer-unknown', 'command-reused')),
  alertSeen: oc
    .route({ method: 'POST', path: '/printing/alert-seen', summary: 'Say that what is wrong with a printer was read' })
    .input(z.strictObject({ ...command, printerId, kind: printAlertKind }))
    .output(z.object({ alerts: z.array(printAlert) }))
    .errors(refusals('command-reused')),
  check: oc
    .route({ method: 'POST', path: '/printing/check', summary: 'Ask how the printer at an address stands' })
    .input(printerDraft.pick({ address: true }))
    .output(printerReport),
  /** Owed to nobody, so it carries no id: asked for again, it is printed again. */
  testPage: oc
    .route({
      method: 'POST',
      path: '/printing/test-page',
      summary: 'Print a test page, as a printer is set up or to be',
    })
    .input(printerDraft)
    .output(printerReport),
  pause: oc
    .route({ method: 'POST', path: '/printing/pause', summary: 'Tell a printer to wait' })
    .input(z.strictObject({ ...command, printerId }))
    .output(paused)
    .errors(refusals('printer-unknown', 'command-reused')),
  resume: oc
    .route({ method: 'POST', path: '/printing/resume', summary: 'Tell a printer to go on' })
    .input(z.strictObject({ ...command, printerId }))
    .output(paused)
    .errors(refusals('printer-unknown', 'command-reused')),
};

/** Screens in the kitchen and for guests, which come in from the shop's network; spec [ST11]. */
const screens = {
  list: oc
    .route({ method: 'GET', path: '/screens', summary: 'The kitchen’s screens, and where they find this till' })
    .output(kitchenScreens),
  switch: oc
    .route({ method: 'POST', path: '/screens/switch', summary: 'Let screens of the shop’s network in, or nobody' })
    .input(z.strictObject({ ...command, on: z.boolean() }))
    .output(z.object({}))
    .errors(refusals('command-reused')),
  /** No command: a code is a secret, and is kept nowhere for a repeat. */
  invite: oc
    .route({ method: 'POST', path: '/screens/invite', summary: 'A code that lets one screen in, once' })
    .input(screenInvitation)
    .output(z.object({ code: z.string(), until: instant }))
    .errors(refusals('screens-off')),
  remove: oc
    .route({ method: 'POST', path: '/screens/remove', summary: 'Let a screen in no longer' })
    .input(z.strictObject({ ...command, screenId }))
    .output(z.object({}))
    .errors(refusals('screen-unknown', 'command-reused')),
};

const sync = {
  status: oc.route({ method: 'GET', path: '/sync', summary: 'How the till stands with its cloud' }).output(syncStatus),
  pair: oc
    .route({ method: 'POST', path: '/sync/pair', summary: 'Pair this till by a code from the owner’s page' })
    .input(z.strictObject({ code: z.string().trim().min(4).max(40) }))
    .output(syncStatus)
    .errors(refusals('cloud-not-configured', 'cloud-unreachable', 'pairing-code-invalid', 'already-paired')),
};

const till = {
  state: oc.route({ method: 'GET', path: '/till', summary: 'What a screen needs to paint' }).output(tillState),
  recoverySeen: oc
    .route({ method: 'POST', path: '/till/recovery-seen', summary: 'A person has read what was recovered' })
    .input(z.strictObject({ ...command, recovery: z.int() }))
    .output(z.object({ recovery: recovery.nullable() }))
    .errors(refusals('command-reused')),
  watch: oc
    .route({ method: 'GET', path: '/till/watch', summary: 'Changes as they happen' })
    .output(eventIterator(tillChange)),
};

export const tillContract = {
  till,
  orders,
  day: dayOperations,
  catalog: catalogOperations,
  settings: settingsOperations,
  stock,
  staff: staffOperations,
  printing,
  screens,
  sync,
};
export type TillContract = typeof tillContract;
