import { z } from 'zod';
import { type DayEvent, dayEventSchemas } from '../day/day-events.ts';
import { type OrderEvent, orderEventSchemas } from '../order/order-events.ts';
import { type CatalogChange, catalogChange, type SettingsChange, settingsChange } from './records.ts';

export const catalogChanged = z.object({ changes: z.array(catalogChange) });
export const settingsChanged = z.object({ changes: z.array(settingsChange) });

/** Every event there is: type → version → schema of the payload. A test hashes these; they never change meaning. */
export const eventSchemas = {
  ...orderEventSchemas,
  ...dayEventSchemas,
  'catalog.changed': { 1: catalogChanged },
  'settings.changed': { 1: settingsChanged },
} as const;

export type RecordEvent =
  | { readonly type: 'catalog.changed'; readonly v: 1; readonly payload: { changes: CatalogChange[] } }
  | { readonly type: 'settings.changed'; readonly v: 1; readonly payload: { changes: SettingsChange[] } };

export type JournalEvent = OrderEvent | DayEvent | RecordEvent;
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
