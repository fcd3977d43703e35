import { implement } from '@orpc/server';
import { guestContract } from '#shared/contract/guest-contract.ts';
import type { Till } from '../engine/till.ts';
import { unwrap } from '../engine/unwrap.ts';
import { changeGuest } from './change-guest.ts';

export function createGuestRouter(till: Till) {
  const guests = implement(guestContract);
  return {
    describe: guests.describe.handler(({ input }) => unwrap(changeGuest(till, { name: 'describe', input }))),
    erase: guests.erase.handler(({ input }) => unwrap(changeGuest(till, { name: 'erase', input }))),
  };
}
