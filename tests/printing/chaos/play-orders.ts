import { setTimeout as pause } from 'node:timers/promises';
import type { Order } from '#shared/order/order.ts';
import type { Chance } from '../../simulation/chance.ts';
import { EXTRAS, itemId, MAKERS, modifierId } from './kitchen-shop.ts';
import type { Answer } from './mortal-till.ts';

/** Says a command to the till, however often the till dies meanwhile. */
export type Say = (name: string, input: Record<string, unknown>) => Promise<Answer>;

/** What was done to an order, to be read when it fails, and how it stood in the end. */
export interface PlayedOrder {
  readonly order: Order;
  readonly done: readonly string[];
}

const MOST_STEPS = 9;
const AT_ONCE = 6;
/** Between two commands, so that printers have time to fail. */
const REST_MS = 12;

/** Rings up orders at random, several at once: items, modifiers, changes, voids, sends, rushes, cancels, payments. */
export async function playOrders(count: number, chance: Chance, say: Say): Promise<PlayedOrder[]> {
  const played: PlayedOrder[] = [];
  let left = count;
  const oneAfterTheOther = async (): Promise<void> => {
    for (; left > 0; played.push(await playOrder(chance, say))) left -= 1;
  };
  await Promise.all(Array.from({ length: AT_ONCE }, oneAfterTheOther));
  return played;
}

async function playOrder(chance: Chance, say: Say): Promise<PlayedOrder> {
  const orderId = chance.id<string>();
  const done: string[] = [];
  let order: Order | null = null;
  const tell = async (name: string, input: Record<string, unknown> = {}): Promise<void> => {
    const told = { commandId: chance.id<string>(), orderId, ...input };
    const answer = await say(name, told);
    done.push(
      `${name} ${JSON.stringify(input)}${'refused' in answer ? ` refused: ${JSON.stringify(answer.refused)}` : ''}`,
    );
    if ('answer' in answer) ({ order } = answer.answer as { order: Order });
    await pause(REST_MS);
  };
  const now = (): Order => {
    if (!order) throw new Error(`no order was opened: ${done.join('\n')}`);
    return order;
  };
  const pick = <T>(all: readonly T[]): T | undefined => all[chance.below(Math.max(1, all.length))];
  /** Every line has a note of its own, so that each can be told on paper. */
  const made = () => ({
    quantity: 1_000 * (1 + chance.below(9)),
    modifiers: Object.keys(EXTRAS)
      .filter(() => chance.below(4) === 0)
      .map((name) => ({ modifierId: modifierId(name), count: 1 })),
    note: `t${chance.id().slice(0, 8)}`,
  });
  const send = () => tell('send', { sendId: chance.id(), expectedVersion: now().version });
  const add = async () => {
    const item = pick(Object.keys(MAKERS)) ?? '';
    const { modifiers, ...rest } = made();
    const chosen = MAKERS[item]?.length === 0 ? [] : modifiers;
    await tell('addLine', { lineId: chance.id(), itemId: itemId(item), price: null, ...rest, modifiers: chosen });
  };
  const change = async () => {
    const line = pick(now().lines.filter(({ voided, itemId: item }) => !voided && item !== itemId('Voucher')));
    if (line) await tell('changeLine', { lineId: line.lineId, newLineId: chance.id(), reason: 'mistake', ...made() });
  };
  const takeOff = async () => {
    const line = pick(now().lines.filter(({ voided }) => !voided));
    if (line) await tell('voidLine', { lineId: line.lineId, reason: 'mistake' });
  };
  const rush = () => tell('rush', { sendId: chance.id() });
  const pay = async () => {
    await tell('payCash', { paymentId: chance.id(), tendered: 1_000_000, expectedVersion: now().version });
    await tell('complete', { sendId: chance.id(), expectedVersion: now().version });
  };
  const steps = [add, add, add, send, send, change, change, takeOff, rush];

  await tell('open');
  await add();
  for (let step = 1 + chance.below(MOST_STEPS); step > 0; step -= 1) await pick(steps)?.();
  await [send, pay, pay, () => tell('cancel', { sendId: chance.id(), reason: 'left' })][chance.below(4)]?.();
  if (now().status.state === 'open') await send();
  return { order: now(), done };
}
