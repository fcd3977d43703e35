import type { Instant } from '#shared/time/instant.ts';
import type { Auth } from '../auth/auth.ts';
import type { CloudDb } from '../db/schema.ts';
import type { ShopKeys } from '../devices/shop-keys.ts';
import type { EventReader } from '../ingest/read-entry.ts';
import type { MovedListener } from '../reports/moved-listener.ts';
import type { RowReader } from '../rows/read-row.ts';
import type { Attempts } from './attempts.ts';

/** What the handlers of the contract work with. */
export interface Services {
  readonly db: CloudDb;
  readonly auth: Auth;
  readonly moves: MovedListener;
  readonly attempts: Attempts;
  readonly now: () => Instant;
  readonly read: EventReader;
  readonly shopKeys: ShopKeys;
  readonly canRead: RowReader;
  /** Whether the demonstration's owner may be shown to callers on this machine. */
  readonly isDemo: boolean;
}
