import { type ClientContext, type ClientLink, createORPCClient, type NestedClient } from '@orpc/client';
import type { ContractRouterClient } from '@orpc/contract';
import type { TillContract } from '#shared/contract/till-contract.ts';
import { backOff } from './back-off.ts';
import type { EngineLink, OpenLink } from './engine-link.ts';

export type TillClient = ContractRouterClient<TillContract>;

/** What a contract's operations are called through. */
export type AnyClient = NestedClient<ClientContext>;

export interface Connection<Client extends AnyClient> {
  /**
   * Asks the engine, and asks again on the next link when one breaks before it answered. That is safe because every
   * command carries its own id: the engine answers a repeat with the answer of the first; spec [U3].
   */
  readonly client: Client;
  /** Gives up whatever is being asked, for good, and asks on by a new link; see `Superseded`. */
  renew(): void;
  /** The same before a link is used that has just been opened. */
  giveUpAsked(): void;
  close(): void;
}

/** What was asked was meant for another till than the one that answers now: it is never asked there. */
export class Superseded extends Error {}

export interface ConnectionOptions<Client extends AnyClient> {
  readonly openLink: OpenLink;
  /** A link was opened; nothing else is asked through it before this is done. */
  readonly onOpen?: (client: Client) => Promise<void>;
  /** A link stands. `client` asks through this link only and fails when it breaks. */
  readonly onUp: (client: Client, link: EngineLink) => void;
  readonly onDown: () => void;
  readonly random?: () => number;
  readonly wait?: (ms: number) => Promise<void>;
}

/** Keeps one link to the engine alive for as long as the page lives. */
export function connect<Client extends AnyClient>(options: ConnectionOptions<Client>): Connection<Client> {
  const { openLink, onOpen, onUp, onDown, random = Math.random, wait = sleep } = options;
  let live = Promise.withResolvers<EngineLink>();
  let current: EngineLink | null = null;
  let closed = false;
  /** Moves when what was asked before must not be asked again. */
  let era = 0;

  async function keepAlive(): Promise<void> {
    for (let tries = 0; !closed; tries += 1) {
      const link = await openLink().catch(() => null);
      if (link) {
        tries = 0;
        await holdLink(link);
      }
      if (!closed) await wait(backOff(tries, random()));
    }
  }

  async function holdLink(link: EngineLink): Promise<void> {
    try {
      await onOpen?.(createORPCClient(link.calls));
    } catch {
      link.close();
    }
    if (closed) link.close();
    if (!link.isOpen()) return;
    current = link;
    live.resolve(link);
    onUp(createORPCClient(link.calls), link);
    await new Promise<void>((resolve) => {
      link.onClose(() => {
        current = null;
        live = Promise.withResolvers();
        if (!closed) onDown();
        resolve();
      });
    });
  }

  const lasting: ClientLink<ClientContext> = {
    async call(path, input, request) {
      const begun = era;
      for (;;) {
        const link = current ?? (await live.promise);
        if (era !== begun) throw new Superseded('asked of another till');
        try {
          return await link.calls.call(path, input, request);
        } catch (error) {
          if (era !== begun) throw new Superseded('asked of another till');
          if (link.isOpen() || request.signal?.aborted) throw error;
        }
      }
    },
  };

  void keepAlive();
  return {
    client: createORPCClient(lasting),
    renew() {
      era += 1;
      current?.close();
    },
    giveUpAsked() {
      era += 1;
    },
    close() {
      closed = true;
      current?.close();
    },
  };
}

const sleep = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));
