import type { SyncStatus } from '#shared/contract/till-state.ts';
import { type Refusal, refuse } from '#shared/refusal.ts';
import { err, ok, type Result } from '#shared/result.ts';
import { countUnsent } from '../rows/row-tables.ts';
import type { HistoryProgress } from './history-state.ts';
import { readOutbox } from './outbox.ts';
import { realPace } from './pace.ts';

import { createRest } from './rest.ts';
import { createSender, type SenderOptions } from './send-journal.ts';
import { firstState } from './sync-state.ts';
import { createStatusDisplay, syncStatusOf } from './sync-status.ts';

export interface JournalPushOptions extends SenderOptions {
  readonly cloudUrl: string | null;
  readonly onStatus: (status: SyncStatus) => void;
  /** How much of its past this till has read. */
  readonly history: () => HistoryProgress | null;
}

export interface JournalPush {
  /** Says that something was committed. Costs next to nothing. */
  wake(): void;
  /** Says that something else moved that the status tells of. */
  showSoon(): void;
  /** Says that a row of personal data was written. */
  wakeRows(): void;
  status(): SyncStatus;
  /** Exchanges a code from the owner's page for this till's place and token. */
  pair(code: string): Promise<Result<SyncStatus, Refusal>>;
  /** Gives up what is under way; nothing touches the file after it. */
  close(): Promise<void>;
}

/** Sends the journal to the cloud, in chain order, for as long as the engine runs; docs/spec/sync.md. */
export function createJournalPush(options: JournalPushOptions): JournalPush {
  const { db, cloudUrl, pace = realPace } = options;
  const closing = new AbortController();
  const rest = createRest(pace);
  const state = firstState(options.secrets.read('device-token'), options.pairingCode);
  const status = () => syncStatusOf(cloudUrl, state, readOutbox(db), countUnsent(db), options.history());
  const display = createStatusDisplay({ status, onStatus: options.onStatus, pace, signal: closing.signal });
  const sender = cloudUrl === null ? null : createSender(cloudUrl, options, state, rest, display.show, closing.signal);

  return {
    wake() {
      if (!rest.commit()) display.showSoon();
    },
    showSoon: display.showSoon,
    wakeRows() {
      sender?.rows.wake();
      display.showSoon();
    },
    status,
    async pair(code) {
      if (!sender) return err(refuse('cloud-not-configured'));
      const paired = await sender.pairing.byPerson(code);
      if (!paired.ok) return paired;
      rest.call();
      sender.rows.goOn();
      display.show();
      return ok(status());
    },
    async close() {
      closing.abort();
      rest.call();
      sender?.rows.goOn();
      await Promise.all([sender?.run, sender?.rows.run, sender?.pairing.settled()]);
    },
  };
}
