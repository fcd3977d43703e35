import { z } from 'zod';
import { type DayEvent, dayEventSchemas } from '../day/day-events.ts';
import { type DrawerEvent, drawerEventSchemas } from '../drawer/drawer-events.ts';
import { type KitchenEvent, kitchenEventSchemas } from '../kitchen/kitchen-events.ts';
import { type OrderEvent, orderEventSchemas } from '../order/order-events.ts';
import { type StaffEvent, staffEventSchemas } from '../staff/staff-events.ts';
import { type StockEvent, stockEventSchemas } from '../stock/stock-events.ts';
import {
  type CatalogChange,
  catalogChange,
  catalogChangeV1,
  catalogChangeV2,
  catalogChangeV3,
  type SettingsChange,
  settingsChange,
  settingsChangeV1,
  settingsChangeV2,
  settingsChangeV3,
  settingsChangeV4,
  settingsChangeV5,
  settingsChangeV6,
  settingsChangeV7,
  settingsChangeV8,
  settingsChangeV9,
  settingsChangeV10,
} from './records.ts';

export const catalogChanged = z.object({ changes: z.array(catalogChangeV1) });
/** Also says whether an item's stock is kept. */
export const catalogChangedV2 = z.object({ changes: z.array(catalogChangeV2) });
/** Also says of a modifier whether it adds, removes or warns, and which stations make it. */
export const catalogChangedV3 = z.object({ changes: z.array(catalogChangeV3) });
/** Also says of an item its variants, barcodes, tile, unit, hours, prices, combo and whether it is sold out; and hours and pictures. */
export const catalogChangedV4 = z.object({ changes: z.array(catalogChange) });
export const settingsChanged = z.object({ changes: z.array(settingsChangeV1) });
/** Also says whether a station makes things or puts them together. */
export const settingsChangedV2 = z.object({ changes: z.array(settingsChangeV2) });
/** Also says which printer prints for another. */
export const settingsChangedV3 = z.object({ changes: z.array(settingsChangeV3) });
/** Also says how a station's tickets look. */
export const settingsChangedV4 = z.object({ changes: z.array(settingsChangeV4) });
/** Also says whether a printer has two colours. */
export const settingsChangedV5 = z.object({ changes: z.array(settingsChangeV5) });
/** Also says that a printer hangs on a device or a queue. */
export const settingsChangedV6 = z.object({ changes: z.array(settingsChangeV6) });
/** Also says where a station's tickets are read. */
export const settingsChangedV7 = z.object({ changes: z.array(settingsChangeV7) });
/** Also says what a receipt bears besides its texts, and of a printer its code page and its buzzer. */
export const settingsChangedV8 = z.object({ changes: z.array(settingsChangeV8) });
/** Also says what a shop's scales print, what types of order it takes, when its screens lock, what it rounds cash to and charges for service. */
export const settingsChangedV9 = z.object({ changes: z.array(settingsChangeV9) });
/** Also says what rooms and tables a shop has, how it takes cards, and when its orders have seats and courses. */
export const settingsChangedV10 = z.object({ changes: z.array(settingsChangeV10) });
/** Also says of which types of order a station makes things, and what allergies a shop offers. */
export const settingsChangedV11 = z.object({ changes: z.array(settingsChange) });

/** Every event there is: type → version → schema of the payload. A test hashes these; they never change meaning. */
export const eventSchemas = {
  ...orderEventSchemas,
  ...dayEventSchemas,
  ...drawerEventSchemas,
  ...stockEventSchemas,
  ...kitchenEventSchemas,
  ...staffEventSchemas,
  'catalog.changed': { 1: catalogChanged, 2: catalogChangedV2, 3: catalogChangedV3, 4: catalogChangedV4 },
  'settings.changed': {
    1: settingsChanged,
    2: settingsChangedV2,
    3: settingsChangedV3,
    4: settingsChangedV4,
    5: settingsChangedV5,
    6: settingsChangedV6,
    7: settingsChangedV7,
    8: settingsChangedV8,
    9: settingsChangedV9,
    10: settingsChangedV10,
    11: settingsChangedV11,
  },
} as const;

export type RecordEvent =
  | { readonly type: 'catalog.changed'; readonly v: 1 | 2 | 3 | 4; readonly payload: { changes: CatalogChange[] } }
  | {
      readonly type: 'settings.changed';
      readonly v: 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 | 10 | 11;
      readonly payload: { changes: SettingsChange[] };
    };

export type JournalEvent = OrderEvent | DayEvent | DrawerEvent | StockEvent | KitchenEvent | StaffEvent | RecordEvent;
export type EventType = JournalEvent['type'];

/** The event as its type, or null where this version of the app cannot read it: it is kept raw and refolded later. */
export function readEvent(raw: { type: string; v: number; payload: unknown }): JournalEvent | null {
  const versions: Readonly<Record<number, z.ZodType>> | undefined = Object.hasOwn(eventSchemas, raw.type)
    ? eventSchemas[raw.type as EventType]
    : undefined;
  const schema = versions && Object.hasOwn(versions, raw.v) ? versions[raw.v] : undefined;
  const parsed = schema?.safeParse(raw.payload);
  return parsed?.success ? ({ type: raw.type, v: raw.v, payload: parsed.data } as JournalEvent) : null;
}

export const isOrderEvent = (event: JournalEvent): event is OrderEvent => event.type.startsWith('order.');
export const isStockEvent = (event: JournalEvent): event is StockEvent => event.type === 'stock.moved';
export const isDrawerEvent = (event: JournalEvent): event is DrawerEvent => event.type.startsWith('drawer.');
export const isKitchenEvent = (event: JournalEvent): event is KitchenEvent => event.type.startsWith('kitchen.');
