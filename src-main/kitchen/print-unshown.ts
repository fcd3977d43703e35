import type { Logger } from 'pino';
import type { PaintedTicket } from '#shared/kitchen/kitchen-board.ts';
import type { Ticket } from '#shared/kitchen/ticket.ts';
import { asInstant, type Instant } from '#shared/time/instant.ts';
import { transact } from '../db/connection.ts';
import type { Till } from '../engine/till.ts';
import { insertPrintJob } from '../printing/print-jobs.ts';
import type { Pace } from '../sync/pace.ts';
import { type KitchenNews, type KitchenScreen, showsStation } from './connected-screens.ts';
import { readKitchenCard } from './kitchen-tickets.ts';
import { ticketJobs } from './owed-paper.ts';
import { deletePainted, deleteUnshown, readUnshown } from './unshown-tickets.ts';

/** How long a screen has to say that it shows a ticket; one that takes longer to answer a ping is given up, too; [ST17]. */
export const SHOWN_WITHIN_MS = 10_000;

interface PrintUnshownParts {
  readonly till: Till;
  /** What the kitchen's screens are told of from now on, until the answered function is called. */
  readonly listen: (hear: (news: KitchenNews) => void) => () => void;
  readonly pace: Pick<Pace, 'sleep'>;
  readonly log: Pick<Logger, 'error'>;
}

/**
 * Prints what screens were told and none says that it shows, for as long as the engine runs. After a start screens have as
 * long as ever to come back and say so; spec [K52], [K54].
 */
export function keepPrintingUnshown({ till, listen, pace, log }: PrintUnshownParts): { close(): void } {
  const closing = new AbortController();
  const printLater = async (until: Instant): Promise<void> => {
    await pace.sleep(SHOWN_WITHIN_MS, closing.signal);
    if (closing.signal.aborted) return;
    try {
      printUnshown(till, until);
    } catch (error) {
      log.error({ err: error }, 'tickets that no screen shows cannot be printed yet');
    }
  };
  const stop = listen((news) => {
    if (news.kind === 'card' && news.card.bumpedAt === null) void printLater(news.card.ticket.at);
  });
  void printLater(FOREVER);
  return {
    close() {
      stop();
      closing.abort();
    },
  };
}

/** A screen says what it has painted. Of a station that it is not for, it has nothing to say; spec [K52], [K53]. */
export function takePainted(till: Till, { role }: KitchenScreen, tickets: readonly PaintedTicket[]): void {
  const shown = tickets.filter(({ stationId }) => showsStation(role, stationId));
  transact(till.db, () => {
    for (const ticket of shown) deletePainted(till.db, ticket);
  });
  for (const { stationId } of shown) till.screens.trust(stationId);
}

const FOREVER = asInstant(Number.MAX_SAFE_INTEGER);

function printUnshown(till: Till, until: Instant): void {
  const due = readUnshown(till.db, until);
  if (due.length === 0) return;
  const unshown = due.filter((ticket) => !isBumped(till, ticket));
  const at = till.now();
  transact(till.db, () => {
    deleteUnshown(till.db, until);
    for (const job of unshown.flatMap((ticket) => ticketJobs(till, ticket, at))) insertPrintJob(till.db, job);
  });
  for (const { station } of unshown) till.screens.doubt(station.stationId);
  if (unshown.length > 0) till.onPrintJobs();
}

/** Who bumped it has seen it, whether the screen has said so or not. */
const isBumped = (till: Till, { orderId, sendId, station: { stationId } }: Ticket): boolean =>
  (readKitchenCard(till.db, { orderId, sendId, stationId })?.bumpedAt ?? null) !== null;
