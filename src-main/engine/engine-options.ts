import type { Logger } from 'pino';
import type { NewId, ShopId } from '#shared/ids/ids.ts';
import type { CatalogChange, SettingsChange } from '#shared/journal/records.ts';
import type { Instant } from '#shared/time/instant.ts';
import type { CardTiming } from '../payments/card-attempts.ts';
import type { SpoolerTiming } from '../printing/spooler.ts';
import type { TryPin } from '../staff/try-pin.ts';
import type { Pace } from '../sync/pace.ts';
import type { ReadShape } from '../sync/shape-stream.ts';
import type { Secrets } from './secrets.ts';

/** Everything an engine takes from the world around it. */
export interface EngineOptions {
  /** Where the till's data lies; made if it is not there. */
  readonly directory: string;
  /** Where the till's migrations lie. */
  readonly migrations: string;
  /** The program of the thread that takes backups: `backup-worker.ts`, or its bundle. */
  readonly backupWorker: string;
  /** The cloud's address, or null to run without one. */
  readonly cloudUrl: string | null;
  /** Pairs a till that is not paired yet, once: the embedded cloud of a demo gives one. */
  readonly pairingCode: string | null;
  readonly secrets: Secrets;
  /** The machine's clock; the engine corrects it by what the cloud last said. */
  readonly now: () => Instant;
  readonly newId: NewId;
  readonly log: Logger;
  /** What a shop that has nothing yet starts with. */
  readonly seed: ((shop: ShopId) => { catalog: CatalogChange[]; settings: SettingsChange[] }) | null;
  /** The way to the cloud; the machine's own network unless given. */
  readonly fetch?: typeof fetch;
  /** Time and chance of what goes to the cloud and comes from it; the machine's own unless given. */
  readonly pace?: Pace;
  /** How long the spooler waits for printers; as it thinks best unless given. */
  readonly printTiming?: Partial<SpoolerTiming>;
  /** How long card readers are waited for; as the till thinks best unless given. */
  readonly cardTiming?: Partial<CardTiming>;
  /** Says that this is a copy for somebody to train on, and where PINs are tried in it: at the till. Left out in a shop. */
  readonly training?: { readonly tryPin: TryPin };
  /** Whether to read what the cloud hands down; yes unless given. */
  readonly pulls?: boolean;
  /** How a shape of the cloud is read; by the official client, which keeps time by the machine, unless given. */
  readonly readShape?: ReadShape;
}
