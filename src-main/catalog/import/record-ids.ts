import { v5 } from 'uuid';
import type {
  CategoryId,
  ItemId,
  ModifierGroupId,
  ModifierId,
  PrinterId,
  ShopId,
  StationId,
  TaxId,
} from '#shared/ids/ids.ts';
import { idToBytes } from '../../db/bytes.ts';

/** Ids that follow from the shop and a source's own key, so that the same input names the same records; spec [I7]. */
export interface RecordIds {
  item(key: string): ItemId;
  category(key: string): CategoryId;
  tax(key: string): TaxId;
  modifierGroup(key: string): ModifierGroupId;
  modifier(key: string): ModifierId;
  station(key: string): StationId;
  printer(key: string): PrinterId;
}

export function recordIdsOf(shopId: ShopId): RecordIds {
  const namespace = idToBytes(shopId);
  const id = (noun: string, key: string) => v5(`${noun}/${key}`, namespace);
  return {
    item: (key) => id('item', key) as ItemId,
    category: (key) => id('category', key) as CategoryId,
    tax: (key) => id('tax', key) as TaxId,
    modifierGroup: (key) => id('modifier-group', key) as ModifierGroupId,
    modifier: (key) => id('modifier', key) as ModifierId,
    station: (key) => id('station', key) as StationId,
    printer: (key) => id('printer', key) as PrinterId,
  };
}
