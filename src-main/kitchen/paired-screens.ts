import type { ScreenId } from '#shared/ids/ids.ts';
import type { ScreenRole } from '#shared/kitchen/kitchen-board.ts';
import type { Instant } from '#shared/time/instant.ts';
import { bytesToId, idToBytes } from '../db/bytes.ts';
import type { Reader, Writer } from '../db/connection.ts';
import { prepare } from '../db/prepare.ts';
import type { KitchenScreen } from './connected-screens.ts';

/** A screen as the till's file holds it. */
export interface PairedScreen extends KitchenScreen {
  readonly pairedAt: Instant;
  readonly lastSeenAt: Instant | null;
}

/** Lets a screen in; of its secret only the hash is kept. */
export const insertScreen = (db: Writer, screen: KitchenScreen, tokenHash: Uint8Array, pairedAt: Instant): void => {
  const { id, name, role } = screen;
  insert(db).run({ id: idToBytes(id), name, role: JSON.stringify(role), tokenHash, pairedAt });
};

export const readScreens = (db: Reader): PairedScreen[] => selectAll(db).all({}).map(screenOf);

/** Whose secret has this hash; null for a stranger. */
export function findScreen(db: Reader, tokenHash: Uint8Array): PairedScreen | null {
  const row = selectByHash(db).get({ tokenHash });
  return row ? screenOf(row) : null;
}

export const noteScreenSeen = (db: Writer, id: ScreenId, at: Instant): void => {
  updateSeen(db).run({ id: idToBytes(id), at });
};

/** Answers whether it was there. */
export const deleteScreen = (db: Writer, id: ScreenId): boolean => remove(db).run({ id: idToBytes(id) }) > 0;

interface Row {
  id: Uint8Array;
  name: string;
  role: string;
  paired_at: number;
  last_seen_at: number | null;
}

const screenOf = (row: Row): PairedScreen => ({
  id: bytesToId(row.id),
  name: row.name,
  role: JSON.parse(row.role) as ScreenRole,
  pairedAt: row.paired_at as Instant,
  lastSeenAt: row.last_seen_at as Instant | null,
});

const COLUMNS = ['id', 'name', 'role', 'paired_at', 'last_seen_at'] as const;

const insert = prepare(
  (query, p: { id: Uint8Array; name: string; role: string; tokenHash: Uint8Array; pairedAt: number }) =>
    query
      .insertInto('kitchen_screen')
      .values({ id: p.id, name: p.name, role: p.role, token_hash: p.tokenHash, paired_at: p.pairedAt }),
);

const selectAll = prepare((query) =>
  query.selectFrom('kitchen_screen').select(COLUMNS).orderBy('name').orderBy('paired_at'),
);

const selectByHash = prepare((query, p: { tokenHash: Uint8Array }) =>
  query.selectFrom('kitchen_screen').select(COLUMNS).where('token_hash', '=', p.tokenHash),
);

const updateSeen = prepare((query, p: { id: Uint8Array; at: number }) =>
  query.updateTable('kitchen_screen').set({ last_seen_at: p.at }).where('id', '=', p.id),
);

const remove = prepare((query, p: { id: Uint8Array }) => query.deleteFrom('kitchen_screen').where('id', '=', p.id));
