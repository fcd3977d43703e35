import { z } from 'zod';
import { scaleLabel } from '../catalog/scale-label.ts';
import { printerId, shopId, stationId, taxId } from '../ids/ids.ts';
import { language } from '../language/language.ts';
import { minor, rate } from '../money/minor.ts';
import { MAX_COVERS } from '../order/order-labels.ts';
import { type OrderType, orderType } from '../order/order-type.ts';
import { cardDriverName } from '../payment/card-driver-name.ts';
import { cashRounding } from '../pricing/pricing-rules.ts';
import { logo } from '../printing/logo.ts';
import { allergens } from './allergens.ts';
import { room, table } from './floor.ts';

const name = z.string().trim().min(1).max(120);
const position = z.int().min(0).max(1_000_000);

/** A share of what the lines come to. */
const serviceCharge = z.strictObject({
  name: z.string().trim().min(1).max(60),
  rate,
  /** The smallest party that is charged by itself; null: only where a person says so. */
  minCovers: z.int().min(1).max(MAX_COVERS).nullable(),
  /** The taxes that it bears. */
  taxIds: z.array(taxId).max(8),
});

/** How cards are taken; spec [CP12]. */
const cards = z.strictObject({
  /** `simulated` is for showing and trying out: it moves no money. */
  reader: z.enum(['none', ...cardDriverName.options]),
  /** Where the guest is asked for a tip: on our screen, or on the reader's. */
  tips: z.enum(['screen', 'reader']),
  /** When promised money is drawn: until then its tip can be changed. */
  captures: z.enum(['at-once', 'day-end']),
});

/** How a shop trades. `timeZone` is an IANA name; `dayStartMinutes` counts from local midnight. */
export const shopSettings = z.strictObject({
  id: shopId,
  name,
  currency: z.string().regex(/^[A-Z]{3}$/),
  timeZone: z.string().min(1).max(64),
  dayStartMinutes: z.int().min(0).max(1_439),
  /** Whether each line's tax is rounded, or each tax of the whole order. */
  taxRounding: z.enum(['line', 'order']),
  /** The smallest coin that cash is counted in, in minor units; 0 where every minor unit has a coin. */
  cashRounding,
  /** What is charged for the service; null: nothing. */
  serviceCharge: serviceCharge.nullable(),
  /** Whether a receipt is printed at the end of every sale. */
  printReceipts: z.boolean(),
  /** Templates; see `template.ts`. What came from elsewhere may be none: it is printed as it stands. */
  receiptHeader: z.string().max(500),
  receiptFooter: z.string().max(500),
  /** Stands above everything else on a receipt. */
  receiptLogo: logo.nullable(),
  /** What stands at the end of a receipt to be read by a scanner or a phone, and what that says: a template. */
  receiptCode: z.enum(['none', 'barcode', 'qr']),
  receiptCodeText: z.string().max(200),
  /** What the labels of the shop's scales say, by their first two digits. */
  scaleLabels: z.array(scaleLabel).max(10),
  /** How guests may take their orders, and how they do until somebody says otherwise. */
  orderTypes: z.array(orderType).min(1).max(orderType.options.length),
  defaultOrderType: orderType,
  /** When orders at tables have seats and courses on screens: always, never, or once their guests were counted. */
  seatsAndCourses: z.enum(['never', 'counted', 'always']),
  /** What guests are allergic to, as it is offered; null: the usual ones. */
  allergens,
  /** What its paper says, and its screens to whoever has no language of their own. */
  language,
  /** After how many seconds without a touch a screen asks for a PIN again, where people have PINs; 0 never. */
  autoLockSeconds: z.int().min(0).max(86_400),
  /** The tips that are offered at payment, as shares of what is paid; none where nobody is asked for one. */
  tipPresets: z.array(rate).max(4),
  cards,
  /** By how much a drawer's count may be off before somebody must accept it (null: by anything), and whether people count blind. */
  drawer: z.strictObject({ varianceLimit: minor.nullable(), blindCount: z.boolean() }),
});
export type ShopSettings = z.output<typeof shopSettings>;

/** What an order of the shop is until somebody says otherwise: its default, where it takes such orders. */
export const defaultTypeOf = ({
  orderTypes,
  defaultOrderType,
}: Pick<ShopSettings, 'orderTypes' | 'defaultOrderType'>): OrderType =>
  orderTypes.includes(defaultOrderType) ? defaultOrderType : (orderTypes[0] ?? defaultOrderType);

/** The most copies of one ticket that a station can want. */
export const MAX_COPIES = 5;

/** A place in the kitchen: `prep` makes what is routed to it, `expo` puts together what the others make. */
export const station = z.strictObject({
  id: stationId,
  name,
  position,
  archived: z.boolean(),
  kind: z.enum(['prep', 'expo']),
  /** Whether each line gets a ticket of its own. */
  oneItemPerTicket: z.boolean(),
  /** How large an item's name is printed. */
  itemSize: z.enum(['normal', 'large', 'huge']),
  printsNotes: z.boolean(),
  /** How often each ticket is printed. */
  copies: z.int().min(1).max(MAX_COPIES),
  /** Where its tickets are read. */
  shows: z.enum(['paper', 'screen', 'both']),
  /** The types of order that it makes things of, or hears of; null or left out, every one; spec [K73]. */
  orderTypes: z.array(orderType).min(1).max(orderType.options.length).nullable().optional(),
});
export type Station = z.output<typeof station>;

/** An address as printers had before they could hang on a device or a queue. */
export const plainPrinterAddress = z
  .string()
  .max(255)
  .regex(
    /^(virtual:[a-z0-9-]*|tcp:\/\/(\[[0-9a-f:]+\]|[a-z0-9.-]+)(:\d{1,5})?)$/i,
    'must be tcp://host:port or virtual:',
  )
  .refine((address) => Number(/:(\d+)$/.exec(address)?.[1] ?? 0) <= 65_535, 'a port is at most 65535');

/**
 * `virtual:` shows its paper on the screen; `tcp://host:port` is a network printer (port 9100 unless named);
 * `device:/dev/usb/lp0` and `device:COM3` are device files; `queue:NAME` is a queue of the operating system.
 */
export const printerAddress = z.union([
  plainPrinterAddress,
  z
    .string()
    .max(255)
    .regex(
      /^(device:(\/(?!.*\.\.)[\w./:@+-]+|COM[1-9]\d{0,2})|queue:[\w.][\w.-]{0,126})$/i,
      'must be device:/dev/…, device:COM… or queue:NAME',
    ),
]);

/** The code pages that a printer can be said to know alone; see docs/decisions/1021 and 1072. */
export const codePageName = z.enum(['PC437', 'PC858', 'WPC1252', 'PC852', 'PC866', 'KATAKANA']);
export type CodePageName = z.output<typeof codePageName>;

export const printer = z.strictObject({
  id: printerId,
  name,
  address: printerAddress,
  /** The stations whose tickets it prints. */
  stationIds: z.array(stationId).max(32),
  printsReceipts: z.boolean(),
  opensDrawer: z.boolean(),
  /** Characters of the normal font in one line: 48 on 80 mm paper, 32 on 58 mm. */
  columns: z.union([z.literal(32), z.literal(42), z.literal(48)]),
  /** The printer that prints its tickets while it is dead. */
  backupId: printerId.nullable(),
  /** Whether it prints red, too. */
  twoColour: z.boolean(),
  /** Chosen for each run of characters (`auto`), or the one that the printer knows. */
  codePage: z.enum(['auto', ...codePageName.options]),
  /** Whether it has a buzzer, to sound at each kitchen ticket. */
  buzzer: z.boolean(),
  archived: z.boolean(),
});
export type Printer = z.output<typeof printer>;

export const settings = z.strictObject({
  shop: shopSettings,
  stations: z.array(station),
  printers: z.array(printer),
  /** Where guests sit; none in a shop that has no tables to keep. */
  rooms: z.array(room),
  tables: z.array(table),
});
export type Settings = z.output<typeof settings>;
