import type { ContractRouterClient } from '@orpc/contract';
import { createRouterClient } from '@orpc/server';
import { vi } from 'vitest';
import type { ScreenContract } from '#shared/contract/screen-contract.ts';
import type { ScreenId, StationId } from '#shared/ids/ids.ts';
import type { KitchenCard, KitchenChange, ScreenRole } from '#shared/kitchen/kitchen-board.ts';
import type { TicketKey } from '#shared/kitchen/kitchen-events.ts';
import { newId, type TestEngine } from './engine.ts';

export const WHOLE_KITCHEN: ScreenRole = { kind: 'kitchen', stationIds: [] };
export const forStations = (...stationIds: StationId[]): ScreenRole => ({ kind: 'kitchen', stationIds });

/** A screen that is connected to an engine without a network between them. */
export function connectScreen({ engine }: TestEngine, role: ScreenRole = WHOLE_KITCHEN) {
  const screen = { id: newId<ScreenId>(), name: 'Pass', role };
  const end = engine.till.screens.connect(screen, () => end());
  const client = createRouterClient(engine.screenRouter, { context: { screen } });
  return { client, screen, disconnect: end };
}

export const keyOf = ({ ticket: { orderId, sendId, station } }: KitchenCard): TicketKey => ({
  ...{ orderId, sendId, stationId: station.stationId },
});

/** What a screen that watches has heard so far: every message, and the board that they make together. */
export class Watching {
  readonly heard: KitchenChange[] = [];
  private readonly leaving = new AbortController();
  private readonly reading: Promise<void>;

  constructor(client: ContractRouterClient<ScreenContract>) {
    this.reading = this.read(client).catch((error: unknown) => {
      if (!this.leaving.signal.aborted) throw error;
    });
  }

  private async read({ kitchen }: ContractRouterClient<ScreenContract>): Promise<void> {
    for await (const change of await kitchen.watch(undefined, { signal: this.leaving.signal })) this.heard.push(change);
  }

  /** The cards that a screen which heard all of it holds, by what names their ticket. */
  cards(): Map<string, KitchenCard> {
    const cards = new Map<string, KitchenCard>();
    for (const change of this.heard) {
      if (change.kind === 'board') cards.clear();
      for (const card of change.kind === 'board' ? change.board.cards : [change.card]) cards.set(nameOf(card), card);
    }
    return cards;
  }

  async until(is: (cards: KitchenCard[]) => boolean): Promise<KitchenCard[]> {
    return vi.waitFor(
      () => {
        const cards = [...this.cards().values()];
        if (!is(cards)) throw new Error(`not yet: ${JSON.stringify(cards.map(({ bumpedAt }) => bumpedAt))}`);
        return cards;
      },
      { timeout: 20_000, interval: 10 },
    );
  }

  async stop(): Promise<void> {
    this.leaving.abort();
    await this.reading;
  }
}

export const nameOf = (card: KitchenCard): string => Object.values(keyOf(card)).join(' ');
