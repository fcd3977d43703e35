import { implement, ORPCError } from '@orpc/server';
import { screenContract } from '#shared/contract/screen-contract.ts';
import type { KitchenChange, ReadyBoard, ScreenPlace } from '#shared/kitchen/kitchen-board.ts';
import type { Till } from '../engine/till.ts';
import { unwrap } from '../engine/unwrap.ts';
import type { Pace } from '../sync/pace.ts';
import type { KitchenNews, KitchenScreen } from './connected-screens.ts';
import { readKitchenBoard, readReadyBoard } from './kitchen-board.ts';
import { takePainted } from './print-unshown.ts';
import { bump, recall } from './say-of-ticket.ts';

export interface ScreenRouterParts {
  readonly till: Till;
  /** What the kitchen's screens are told of from now on, until the answered function is called. */
  readonly listen: (hear: (news: KitchenNews) => void) => () => void;
  readonly watch: (signal: AbortSignal | undefined) => AsyncGenerator<KitchenNews>;
  readonly pace: Pick<Pace, 'sleep'>;
}

/** The contract of screens on the shop's network, answered for the screen that a connection was let in as; spec [ST16]. */
export function createScreenRouter({ till, listen, watch, pace }: ScreenRouterParts) {
  const contract = implement(screenContract).$context<{ readonly screen: KitchenScreen }>();
  const { kitchen } = contract;
  return contract.router({
    place: contract.place.handler(({ context }) => placeOf(till, context.screen)),
    kitchen: {
      watch: kitchen.watch.handler(({ context, signal }) => {
        forKitchen(context.screen);
        return kitchenChanges(till, watch(signal));
      }),
      painted: kitchen.painted.handler(({ context, input }) => {
        forKitchen(context.screen);
        takePainted(till, context.screen, input.tickets);
        return {};
      }),
      bump: kitchen.bump.handler(({ context, input }) => {
        forKitchen(context.screen);
        return unwrap(bump(till, input));
      }),
      recall: kitchen.recall.handler(({ context, input }) => {
        forKitchen(context.screen);
        return unwrap(recall(till, input));
      }),
    },
    ready: {
      watch: contract.ready.watch.handler(({ signal }) => readyBoards(till, listen, pace, signal)),
    },
  });
}

export type ScreenRouter = ReturnType<typeof createScreenRouter>;

const placeOf = (till: Till, { name, role }: KitchenScreen): ScreenPlace => ({
  ...{ name, role, now: till.now() },
  shop: { name: till.settings.shop.name, timeZone: till.settings.shop.timeZone, language: till.settings.shop.language },
});

function forKitchen({ role }: KitchenScreen): void {
  if (role.kind === 'kitchen') return;
  throw new ORPCError('FORBIDDEN', { message: 'This screen is for guests.' });
}

async function* kitchenChanges(till: Till, news: AsyncGenerator<KitchenNews>): AsyncGenerator<KitchenChange> {
  try {
    yield boardNow(till);
    for await (const one of news) yield one.kind === 'board' ? boardNow(till) : one;
  } finally {
    await news.return(undefined);
  }
}

const boardNow = (till: Till): KitchenChange => ({ kind: 'board', board: readKitchenBoard(till) });

/** However much happens at once, the board is read once after it; and again when a number is to leave it. */
async function* readyBoards(
  till: Till,
  listen: ScreenRouterParts['listen'],
  pace: ScreenRouterParts['pace'],
  signal: AbortSignal | undefined,
): AsyncGenerator<ReadyBoard> {
  let moved = Promise.withResolvers<void>();
  const stop = listen(() => moved.resolve());
  signal?.addEventListener('abort', () => moved.resolve());
  try {
    for (let shown = ''; !signal?.aborted; ) {
      moved = Promise.withResolvers();
      const { board, changesAt } = readReadyBoard(till);
      const text = JSON.stringify(board);
      if (text !== shown) yield board;
      shown = text;
      const resting = new AbortController();
      const rest = changesAt === null ? [] : [pace.sleep(Math.max(1, changesAt - till.now()), resting.signal)];
      await Promise.race([moved.promise, ...rest]);
      resting.abort();
    }
  } finally {
    stop();
  }
}
