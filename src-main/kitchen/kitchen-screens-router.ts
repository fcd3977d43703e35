import { implement } from '@orpc/server';
import { kitchenScreensContract } from '#shared/contract/kitchen-screens-contract.ts';
import { unwrap } from '../engine/unwrap.ts';
import type { ScreenAccess } from './screen-access.ts';

export function createKitchenScreensRouter(access: ScreenAccess) {
  const screens = implement(kitchenScreensContract);
  return {
    list: screens.list.handler(() => access.list()),
    switch: screens.switch.handler(({ input }) => unwrap(access.switchOn(input))),
    invite: screens.invite.handler(({ input }) => unwrap(access.invite(input))),
    remove: screens.remove.handler(({ input }) => unwrap(access.remove(input))),
  };
}
