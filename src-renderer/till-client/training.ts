import type { TillClient } from './connection.ts';
import { refusalOf } from './refusal-of.ts';
import { forgetTill, type TillStore } from './till-store.ts';
import { type Trouble, troubleOf } from './trouble.ts';

/** Whether this window works on the shop or on a copy of it. */
export interface Training {
  /** Makes a copy and goes over to it; answers why not, or null. */
  enter(): Promise<Trouble | null>;
  /** Throws the copy away and comes back to the shop, at once. */
  leave(): void;
  /** Goes on with the copy that this window has, before anything else is asked by a new link. */
  resume(client: TillClient): Promise<void>;
}

interface TrainingParts {
  readonly store: TillStore;
  readonly client: () => TillClient;
  /** Resolves once nothing is on its way. */
  readonly idle: () => Promise<void>;
  /** Asks on by a new link, and never again what was asked before. */
  readonly renew: () => void;
  readonly giveUpAsked: () => void;
  readonly onTrouble: (trouble: Trouble) => void;
}

/** How long somebody who leaves waits for the till to hear of it. */
const LEAVING_MS = 1_000;

/**
 * A link works on the shop or on one copy as long as it lives, so that nothing of one can reach the other: going over is another
 * link, and what this window knew of the other side, what it still meant there too, is forgotten; spec [TR1].
 */
export function createTraining({ store, client, idle, renew, giveUpAsked, onTrouble }: TrainingParts): Training {
  let token: string | null = null;
  const isWaiting = () => [...store.getState().orders.values()].some(({ pending }) => pending.length > 0);

  return {
    async enter() {
      if (token !== null) return null;
      await idle();
      try {
        const made = await client().training.enter();
        await idle();
        if (isWaiting()) return { kind: 'failed', error: new Error('the till has not answered yet') };
        ({ token } = made);
        forgetTill(store, true);
        renew();
        return null;
      } catch (error) {
        return troubleOf(error);
      }
    },
    leave() {
      if (token === null) return;
      token = null;
      forgetTill(store, false);
      giveUpAsked();
      const left = client()
        .training.leave()
        .catch(() => null);
      // What nobody could be told to throw away goes by itself a little later.
      void Promise.race([left, sleep(LEAVING_MS)]).then(renew);
    },
    async resume(link) {
      if (token === null) return;
      try {
        await link.training.resume({ token });
      } catch (error) {
        const refusal = refusalOf(error);
        if (!refusal) throw error;
        token = null;
        giveUpAsked();
        forgetTill(store, false);
        onTrouble({ kind: 'refused', refusal });
      }
    },
  };
}

const sleep = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));
