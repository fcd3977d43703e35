import type { PrinterId } from '#shared/ids/ids.ts';
import type { PrintAlert } from '#shared/printing/print-alert.ts';
import type { PrintProblemCode } from '#shared/printing/print-problem.ts';
import type { Instant } from '#shared/time/instant.ts';
import { bytesToId, idToBytes } from '../db/bytes.ts';
import type { Reader, Writer } from '../db/connection.ts';
import { prepare } from '../db/prepare.ts';

/** What people must know of printers, and nobody has said to have seen, oldest first; spec [P64]. */
export const readPrintAlerts = (db: Reader): PrintAlert[] => selectUnseen(db).all({}).map(alertOf);

/** An alert, seen or not, or null where there is none. */
export function readPrintAlert(db: Reader, printerId: PrinterId, kind: PrintAlert['kind']): PrintAlert | null {
  const row = selectOne(db).get({ printerId: idToBytes(printerId), kind });
  return row ? alertOf(row) : null;
}

/** The printers that nobody answers at, since before this start too. */
export const readDeadPrinters = (db: Reader): PrinterId[] =>
  selectDead(db)
    .all({})
    .map(({ printer_id }) => bytesToId(printer_id));

/** Says it until it is over; what was seen is said again where it is another matter now. Answers whether that is new. */
export const openAlert = (
  db: Writer,
  printerId: PrinterId,
  kind: PrintAlert['kind'],
  code: PrintProblemCode,
  since: Instant,
): boolean => upsert(db).run({ printerId: idToBytes(printerId), kind, code, since }) > 0;

/** Answers whether there was one. */
export const closeAlert = (db: Writer, printerId: PrinterId, kind: PrintAlert['kind']): boolean =>
  remove(db).run({ printerId: idToBytes(printerId), kind }) > 0;

/** Says who prints in the place of a dead printer; people who saw that it is dead are told. */
export const setInstead = (db: Writer, printerId: PrinterId, insteadId: PrinterId): void => {
  updateInstead(db).run({ printerId: idToBytes(printerId), insteadId: idToBytes(insteadId) });
};

/** What cannot end by itself ends with being seen. */
export function markAlertSeen(db: Writer, printerId: PrinterId, kind: PrintAlert['kind'], at: Instant): void {
  if (kind === 'failed') closeAlert(db, printerId, kind);
  else updateSeen(db).run({ printerId: idToBytes(printerId), kind, at });
}

interface Row {
  printer_id: Uint8Array;
  kind: PrintAlert['kind'];
  code: string;
  instead_id: Uint8Array | null;
  since: number;
}

const alertOf = (row: Row): PrintAlert => ({
  printerId: bytesToId(row.printer_id),
  kind: row.kind,
  code: row.code as PrintProblemCode,
  insteadId: row.instead_id && bytesToId(row.instead_id),
  since: row.since as Instant,
});

const COLUMNS = ['printer_id', 'kind', 'code', 'instead_id', 'since'] as const;

const selectUnseen = prepare((query) =>
  query.selectFrom('print_alert').select(COLUMNS).where('seen_at', 'is', null).orderBy('since').orderBy('printer_id'),
);

const selectOne = prepare((query, p: { printerId: Uint8Array; kind: PrintAlert['kind'] }) =>
  query.selectFrom('print_alert').select(COLUMNS).where('printer_id', '=', p.printerId).where('kind', '=', p.kind),
);

const selectDead = prepare((query) => query.selectFrom('print_alert').select('printer_id').where('kind', '=', 'dead'));

const upsert = prepare((query, p: { printerId: Uint8Array; kind: PrintAlert['kind']; code: string; since: number }) =>
  query
    .insertInto('print_alert')
    .values({ printer_id: p.printerId, kind: p.kind, code: p.code, since: p.since })
    .onConflict((conflict) =>
      conflict
        .columns(['printer_id', 'kind'])
        .doUpdateSet((set) => ({ code: set.ref('excluded.code'), since: set.ref('excluded.since'), seen_at: null }))
        .whereRef('print_alert.code', '!=', 'excluded.code' as never),
    ),
);

const remove = prepare((query, p: { printerId: Uint8Array; kind: PrintAlert['kind'] }) =>
  query.deleteFrom('print_alert').where('printer_id', '=', p.printerId).where('kind', '=', p.kind),
);

const updateInstead = prepare((query, p: { printerId: Uint8Array; insteadId: Uint8Array }) =>
  query
    .updateTable('print_alert')
    .set({ instead_id: p.insteadId, seen_at: null })
    .where('printer_id', '=', p.printerId)
    .where('kind', '=', 'dead'),
);

const updateSeen = prepare((query, p: { printerId: Uint8Array; kind: PrintAlert['kind']; at: number }) =>
  query
    .updateTable('print_alert')
    .set({ seen_at: p.at })
    .where('printer_id', '=', p.printerId)
    .where('kind', '=', p.kind),
);
