import type { NewId, PrintJobId } from '#shared/ids/ids.ts';
import type { PrintProblem } from '#shared/printing/print-problem.ts';
import type { PrinterReport } from '#shared/printing/printer-report.ts';
import { readPrinters } from '../catalog/records.ts';
import { askPrinter, type Delivery, deliverSlip } from './deliver-slip.ts';
import { deliverToQueue, queueTrouble } from './deliver-to-queue.ts';
import type { LineTiming } from './hear-printer.ts';
import { openPlace } from './open-place.ts';
import { startPause } from './pause.ts';
import { readPrintAlert } from './print-alerts.ts';
import type { PrintContext } from './print-one.ts';
import { keyOfPlace, type PrinterPlace, parsePrinterAddress, wordsForPlace } from './printer-address.ts';
import { conditionWords } from './printer-condition.ts';
import { LineBroken } from './printer-line.ts';
import { slipIdOf } from './slip-id.ts';

export interface TrialTiming {
  /** Whoever tries a printer waits so long for the slip that it is printing. */
  readonly turnMs: number;
  /** A trial keeps a printer from its slips for no longer than this. */
  readonly trialMs: number;
}

type TrialContext = Pick<PrintContext, 'db' | 'signal' | 'mannersOf' | 'inTurn' | 'isTraining'> & {
  readonly newId: NewId;
  readonly timing: LineTiming & TrialTiming;
};

/** Asks how the printer at an address stands, set up or not. Nothing is printed; spec [P70]. */
export const checkPrinter = (context: TrialContext, address: string): Promise<PrinterReport> =>
  inItsTurn(context, address, async (place, signal) => {
    if (place.kind === 'queue') {
      const trouble = await queueTrouble(place.name, signal);
      return trouble ? told(place, { code: 'no-queue', words: trouble }) : say('accepts', place, 'accepts work');
    }
    // Asked as if for the first time: one that was silent before is given time to speak.
    const manners = { answers: null, confirms: null, givesIds: null };
    const { timing } = context;
    const condition = await askPrinter({ open: () => openPlace(place, timing.connectMs, signal), timing, manners });
    if (!condition) return say('silent', place, 'takes connections and says nothing of itself');
    const { problem } = condition;
    return problem ? told(place, { code: problem, words: conditionWords[problem] }) : say('ready', place, 'is ready');
  });

/** Prints a page at an address, once and for nobody's order: it waits in no queue and is never printed again; spec [P71]. */
export const printPage = (context: TrialContext, address: string, bytes: Uint8Array): Promise<PrinterReport> =>
  inItsTurn(context, address, async (place, signal) => {
    let trouble: PrintProblem | null = null;
    const { timing } = context;
    const onBegin = () => true;
    const delivery =
      place.kind === 'queue'
        ? await deliverToQueue({ name: place.name, bytes, signal, onBegin })
        : await deliverSlip({
            open: () => openPlace(place, timing.connectMs, signal),
            ...{ bytes, id: slipIdOf(context.newId<PrintJobId>(), 0), timing, onBegin, onPrinted: () => undefined },
            // What a page shows of a printer's ways is not remembered: it has less patience than a slip.
            manners: { ...context.mannersOf(place) },
            onTrouble: (problem) => {
              trouble = problem;
            },
          });
    return reportOf(place, delivery, trouble);
  });

function reportOf(place: PrinterPlace, delivery: Delivery, trouble: PrintProblem | null): PrinterReport {
  switch (delivery.outcome) {
    case 'printed':
      return say('printed', place, 'has printed the page');
    case 'withdrawn':
    case 'sent':
      return say('sent', place, 'was given the page and does not confirm');
    case 'not-ready':
    case 'not-reached':
      return told(place, delivery.problem);
    case 'lost':
      // Time was up: what it last said of itself is what keeps the page.
      if (delivery.problem.code === 'till-stopped') return trouble ? told(place, trouble) : told(place, UNSURE);
      return told(place, delivery.problem);
    default:
      return delivery satisfies never;
  }
}

const UNSURE: PrintProblem = { code: 'unconfirmed', words: 'it took the page but has not confirmed it' };

/** Between the slips of that device, and bounded; spec [P72]. */
async function inItsTurn(
  context: TrialContext,
  address: string,
  work: (place: PrinterPlace, signal: AbortSignal) => Promise<PrinterReport>,
): Promise<PrinterReport> {
  const place = parsePrinterAddress(address);
  if (!place) return { code: 'bad-address', words: `“${address}” is not the address of a printer.` };
  if (place.kind === 'virtual' || context.isTraining)
    return { code: 'screen', words: 'Its paper appears on the screen.' };
  const { timing, signal } = context;
  const trial = { hasBegun: false, isGivenUp: false };
  const turn = startPause(timing.turnMs);
  const done = context.inTurn(place, async (): Promise<PrinterReport> => {
    if (trial.isGivenUp) return busy(context, place);
    trial.hasBegun = true;
    turn.end();
    const limit = AbortSignal.any([signal, AbortSignal.timeout(timing.trialMs)]);
    try {
      return await work(place, limit);
    } catch (error) {
      if (!(error instanceof LineBroken)) throw error;
      return told(place, { code: error.code, words: error.message, reason: error.reason });
    }
  });
  await turn.over;
  if (trial.hasBegun) return done;
  trial.isGivenUp = true;
  done.catch(() => undefined);
  return busy(context, place);
}

/** A slip is under way there: what keeps it is known, or it is just being printed. */
function busy({ db }: TrialContext, place: PrinterPlace): PrinterReport {
  for (const { id, address } of readPrinters(db)) {
    const other = parsePrinterAddress(address);
    if (!other || other.kind === 'virtual' || keyOfPlace(other) !== keyOfPlace(place)) continue;
    const alert = readPrintAlert(db, id, 'waits');
    if (alert) return { code: alert.code, words: `${wordsForPlace(place)}: a slip waits there.` };
  }
  return told(place, { code: 'busy', words: conditionWords.busy });
}

const told = (place: PrinterPlace, { code, words, reason }: PrintProblem): PrinterReport => ({
  code: reason ?? code,
  words: `${wordsForPlace(place)}: ${words}.`,
});

const say = (code: PrinterReport['code'], place: PrinterPlace, words: string): PrinterReport => ({
  code,
  words: `${wordsForPlace(place)} ${words}.`,
});
