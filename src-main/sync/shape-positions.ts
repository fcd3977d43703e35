import type { Offset } from '@electric-sql/client';
import type { ShopId } from '#shared/ids/ids.ts';
import { idToBytes } from '../db/bytes.ts';
import type { Reader, Writer } from '../db/connection.ts';
import { prepare } from '../db/prepare.ts';

/** What of the cloud comes down to a till. */
export type ShapeName = 'record' | 'shop_feed' | 'stock_level' | 'staff' | 'guest' | 'mail';

/** How far a shape was read: the stream goes on from here. */
export interface ShapePosition {
  readonly handle: string;
  readonly offset: Offset;
}

/** Null where nothing was read of this shop's shape yet. */
export function readShapePosition(db: Reader, name: ShapeName, shop: ShopId): ShapePosition | null {
  const row = selectShape(db).get({ name, shop: idToBytes(shop) });
  return row ? { handle: row.handle, offset: row.offset as Offset } : null;
}

export const writeShapePosition = (db: Writer, name: ShapeName, shop: ShopId, position: ShapePosition): void => {
  upsertShape(db).run({ name, shop: idToBytes(shop), ...position });
};

/** The stream begins anew: what was read stays. */
export const forgetShapePosition = (db: Writer, name: ShapeName): void => {
  deleteShape(db).run({ name });
};

const selectShape = prepare((query, p: { name: string; shop: Uint8Array }) =>
  query.selectFrom('shape').select(['handle', 'offset']).where('name', '=', p.name).where('shop', '=', p.shop),
);

const deleteShape = prepare((query, p: { name: string }) => query.deleteFrom('shape').where('name', '=', p.name));

const upsertShape = prepare((query, p: { name: string; shop: Uint8Array; handle: string; offset: string }) =>
  query
    .insertInto('shape')
    .values({ name: p.name, shop: p.shop, handle: p.handle, offset: p.offset })
    .onConflict((conflict) =>
      conflict.column('name').doUpdateSet((set) => ({
        shop: set.ref('excluded.shop'),
        handle: set.ref('excluded.handle'),
        offset: set.ref('excluded.offset'),
      })),
    ),
);
