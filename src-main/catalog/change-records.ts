import { isDrawable, pictureIdOf } from '#shared/catalog/picture.ts';
import type { ShopId } from '#shared/ids/ids.ts';
import type { JournalEvent } from '#shared/journal/events.ts';
import type { CatalogChange, RecordChange, SettingsChange, StampedRecord } from '#shared/journal/records.ts';
import { applyChange, readRecord } from '#shared/journal/records.ts';
import { wrongTemplate } from '#shared/printing/receipt-templates.ts';
import { TEMPLATE_NAMES } from '#shared/printing/template.ts';
import { type Refusal, refuse } from '#shared/refusal.ts';
import { err, ok, type Result } from '#shared/result.ts';
import { plainPrinterAddress } from '#shared/settings/settings.ts';
import { isTimeZone } from '#shared/time/business-date.ts';
import type { Reader } from '../db/connection.ts';
import { sha256 } from '../engine/sha256.ts';
import { readStamped } from './records.ts';

/** How many edits one journal entry holds: few enough to send and to read, enough for a menu of 50 000 items. */
const CHANGES_PER_ENTRY = 200;

/** Refuses edits that would leave a record not whole, or that name a shop that is not this one; spec [C3]. */
export function checkChanges(db: Reader, shop: ShopId, changes: readonly RecordChange[]): Result<null, Refusal> {
  const edited = new Map<string, StampedRecord>();
  for (const change of changes) {
    if (change.noun === 'shop' && change.id !== shop) return err(refuse('record-unknown', { noun: change.noun }));
    const key = `${change.noun} ${change.id}`;
    const before = edited.get(key) ?? readStamped(db, change.noun, change.id);
    edited.set(key, applyChange(before, change, LATEST));
  }
  for (const change of changes) {
    const refusal = change.noun === 'shop' ? templateRefusal(change.set) : null;
    if (refusal) return err(refusal);
  }
  for (const change of changes) if (change.noun === 'picture' && !isItsPicture(change)) return err(notItsPicture());
  for (const record of edited.values()) {
    if (record.noun === 'shop' && !isTimeZone(`${record.fields.timeZone ?? 'UTC'}`)) {
      return err(refuse('record-incomplete', { noun: 'shop', problem: 'this till does not know the time zone' }));
    }
    const known = record.noun === 'shop' ? { ...record, fields: { name: '-', ...record.fields } } : record;
    if (!readRecord(record.noun, known)) {
      return err(refuse('record-incomplete', { noun: record.noun, problem: 'a field is missing or not allowed' }));
    }
  }
  return ok(null);
}

/** A picture never changes, and is called by what it holds; spec [MN9]. */
const isItsPicture = ({ id, set }: Extract<CatalogChange, { noun: 'picture' }>): boolean =>
  set.data !== undefined && isDrawable(set.data) && pictureIdOf(sha256(set.data)) === id;

const notItsPicture = (): Refusal =>
  refuse('record-incomplete', { noun: 'picture', problem: 'it is no picture, or its id is not that of what it holds' });

/** What came from elsewhere is printed as it stands; what a person sets here must be right; spec [P90]. */
function templateRefusal(set: Extract<SettingsChange, { noun: 'shop' }>['set']): Refusal | null {
  const wrong = wrongTemplate(set);
  if (!wrong) return null;
  const { problem, field, line, at } = wrong;
  return refuse(`template-${problem}`, { field, line, at, known: TEMPLATE_NAMES.join(', ') });
}

/** Sorts after every stamp there is: what is being decided now comes last. */
const LATEST = '~';

export const catalogEvents = (changes: readonly CatalogChange[]): JournalEvent[] =>
  chunks(changes).map((part) => ({ type: 'catalog.changed', v: catalogVersion(part), payload: { changes: part } }));

/** The first version that can say it all, so that tills and clouds that are older than what is not said can read it. */
const catalogVersion = (changes: readonly CatalogChange[]): 1 | 2 | 3 | 4 => {
  if (changes.some(setsFourth)) return 4;
  return changes.some(setsModifierKinds) ? 3 : changes.some(setsStock) ? 2 : 1;
};

/** What only the fourth version can say. */
function setsFourth({ noun, set }: CatalogChange): boolean {
  if (noun === 'schedule' || noun === 'picture') return true;
  if (noun === 'modifierGroup') {
    return (set.modifiers ?? []).some((modifier) => 'isDefault' in modifier || 'groupIds' in modifier);
  }
  return Object.keys(set).some((field) => FOURTH_FIELDS.has(`${noun} ${field}`));
}

const FOURTH_FIELDS: ReadonlySet<string> = new Set([
  ...['variants', 'barcodes', 'colour', 'pictureId', 'unit', 'soldOut', 'scheduleIds', 'prices', 'combo'].map(
    (field) => `item ${field}`,
  ),
  ...['category scheduleIds', 'tax orderTypes'],
]);

const setsStock = ({ noun, set }: CatalogChange): boolean => noun === 'item' && ('tracked' in set || 'lowLevel' in set);
const setsModifierKinds = ({ noun, set }: CatalogChange): boolean =>
  noun === 'modifierGroup' && (set.modifiers ?? []).some((modifier) => 'kind' in modifier || 'stationIds' in modifier);

export const settingsEvents = (changes: readonly SettingsChange[]): JournalEvent[] =>
  chunks(changes).map((part) => ({ type: 'settings.changed', v: settingsVersion(part), payload: { changes: part } }));

type SettingsVersion = Extract<JournalEvent, { type: 'settings.changed' }>['v'];

const settingsVersion = (changes: readonly SettingsChange[]): SettingsVersion => {
  const isSet = new Set(changes.flatMap(({ noun, set }) => Object.keys(set).map((field) => `${noun} ${field}`)));
  const newer = SETTINGS_VERSIONS.find(([, fields]) => fields.some((field) => isSet.has(field)))?.[0] ?? 1;
  if (newer < 10 && changes.some(({ noun }) => noun === 'room' || noun === 'table')) return 10;
  return newer < 6 && changes.some(setsNewAddress) ? 6 : newer;
};

/** An address has been a field from the first, and the sixth version says more with it. */
const setsNewAddress = ({ noun, set }: SettingsChange): boolean =>
  noun === 'printer' && set.address !== undefined && !plainPrinterAddress.safeParse(set.address).success;

/** The fields that each version was the first to say, newest first. */
const SETTINGS_VERSIONS: readonly (readonly [SettingsVersion, readonly string[]])[] = [
  [11, ['station orderTypes', 'shop allergens']],
  [10, ['shop cards', 'shop seatsAndCourses', 'shop language']],
  [
    9,
    [
      ...['shop scaleLabels', 'shop orderTypes', 'shop defaultOrderType', 'shop autoLockSeconds'],
      ...['shop cashRounding', 'shop serviceCharge', 'shop tipPresets', 'shop drawer'],
    ],
  ],
  [8, ['shop receiptLogo', 'shop receiptCode', 'shop receiptCodeText', 'printer codePage', 'printer buzzer']],
  [7, ['station shows']],
  [5, ['printer twoColour']],
  [4, ['station oneItemPerTicket', 'station itemSize', 'station printsNotes', 'station copies']],
  [3, ['printer backupId']],
  [2, ['station kind']],
];

function chunks<T>(all: readonly T[]): T[][] {
  const parts: T[][] = [];
  for (let at = 0; at < all.length; at += CHANGES_PER_ENTRY) parts.push(all.slice(at, at + CHANGES_PER_ENTRY));
  return parts;
}
