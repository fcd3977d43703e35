import { implement } from '@orpc/server';
import { syncContract } from '#shared/contract/sync-contract.ts';
import { unwrap } from '../engine/unwrap.ts';
import type { JournalPush } from './journal-push.ts';

export function createSyncRouter(push: JournalPush) {
  const sync = implement(syncContract);
  return {
    status: sync.status.handler(() => push.status()),
    pair: sync.pair.handler(async ({ input }) => unwrap(await push.pair(input.code))),
  };
}
