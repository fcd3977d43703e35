import type { MenuPatch } from '#shared/catalog/menu-patch.ts';
import type { RecordNoun } from '#shared/journal/records.ts';
import type { Reader } from '../db/connection.ts';
import { readOne } from './records.ts';

/** A record that edits were folded into. */
export interface MovedRecord {
  readonly noun: RecordNoun;
  readonly id: string;
}

/** What became of these records since the menu was of version `after`; spec [MN42]. */
export function readMenuPatch(db: Reader, after: number, moved: readonly MovedRecord[]): MenuPatch {
  const patch: MenuPatch = {
    after,
    put: { items: [], categories: [], taxes: [], modifierGroups: [], schedules: [] },
    gone: [],
  };
  for (const { noun, id } of new Map(moved.map((one) => [`${one.noun} ${one.id}`, one])).values()) {
    const list = listOf(noun);
    if (!list) continue;
    const record = readOne(db, noun, id);
    if (record) (patch.put[list] as unknown[]).push(record);
    else patch.gone.push(id);
  }
  return patch;
}

/** The list of the menu that holds records of this noun; a newer cloud may know nouns that this till does not. */
function listOf(noun: RecordNoun): keyof MenuPatch['put'] | null {
  switch (noun) {
    case 'item':
      return 'items';
    case 'category':
      return 'categories';
    case 'tax':
      return 'taxes';
    case 'modifierGroup':
      return 'modifierGroups';
    case 'schedule':
      return 'schedules';
    default:
      return null;
  }
}
