import type { PrinterId } from '#shared/ids/ids.ts';
import type { Instant } from '#shared/time/instant.ts';
import { bytesToId, idToBytes } from '../db/bytes.ts';
import type { Reader, Writer } from '../db/connection.ts';
import { prepare } from '../db/prepare.ts';

/** The printers that a person told to wait; they print nothing until a person says so, whatever restarts; spec [P56]. */
export const readPausedPrinters = (db: Reader): PrinterId[] =>
  selectPaused(db)
    .all({})
    .map(({ printer_id }) => bytesToId(printer_id));

export const isPaused = (db: Reader, printerId: PrinterId): boolean =>
  selectOne(db).get({ printerId: idToBytes(printerId) }) !== undefined;

export const pausePrinter = (db: Writer, printerId: PrinterId, at: Instant): void => {
  insertPaused(db).run({ printerId: idToBytes(printerId), at });
};

export const resumePrinter = (db: Writer, printerId: PrinterId): void => {
  deletePaused(db).run({ printerId: idToBytes(printerId) });
};

const selectPaused = prepare((query) => query.selectFrom('paused_printer').select('printer_id').orderBy('at'));

const selectOne = prepare((query, p: { printerId: Uint8Array }) =>
  query.selectFrom('paused_printer').select('at').where('printer_id', '=', p.printerId),
);

const insertPaused = prepare((query, p: { printerId: Uint8Array; at: number }) =>
  query
    .insertInto('paused_printer')
    .values({ printer_id: p.printerId, at: p.at })
    .onConflict((conflict) => conflict.doNothing()),
);

const deletePaused = prepare((query, p: { printerId: Uint8Array }) =>
  query.deleteFrom('paused_printer').where('printer_id', '=', p.printerId),
);
