import type { DiscountId, ItemId, LineId, OrderId, PaymentId, SendId } from '#shared/ids/ids.ts';
import { cancellationDelta } from '#shared/kitchen/kitchen-delta.ts';
import { type Minor, ONE_PIECE, type Quantity } from '#shared/money/minor.ts';
import type { LabelSet } from '#shared/order/label-commands.ts';
import type { Order, OrderDiscount } from '#shared/order/order.ts';
import type { ChosenModifier } from '#shared/order/order-commands.ts';
import type { OrderType } from '#shared/order/order-type.ts';
import { balanceOf } from '#shared/payment/balance.ts';
import { activeLines } from '#shared/pricing/price-order.ts';
import type { Refusal } from '#shared/refusal.ts';
import type { OrderIntent, Till } from '../till-client/till.ts';
import { type CounterDialog, type CounterStore, createCounterStore } from './counter-store.ts';
import { lineToCountUp, mustAsk, oneMore } from './tap-item.ts';

/** What can be said of a line besides which item it is. */
export interface LineChoices {
  readonly quantity: Quantity;
  readonly modifiers: readonly ChosenModifier[];
  readonly note: string | null;
}

/** What a person does at the counter, said to the till. Each answers the refusal that holds at once, or null. */
export interface Counter {
  readonly store: CounterStore;
  /** The order in hand as it is painted; null before its first item. */
  order(): Order | null;
  /** A tap on an item: rings it up, or asks first where it must; spec [U6]. */
  tapItem(itemId: ItemId): void;
  /** Rings up an item with what was chosen; opens an order where none is in hand. */
  addLine(itemId: ItemId, choices: LineChoices, price: Minor | null): Refusal | null;
  changeLine(lineId: LineId, choices: LineChoices): Refusal | null;
  voidLine(lineId: LineId, reason: string | null): Refusal | null;
  addDiscount(lineId: LineId | null, value: OrderDiscount['value'], reason: string | null): Refusal | null;
  voidDiscount(discountId: DiscountId): Refusal | null;
  /** Says something of the order in hand as a whole; spec [O15]. */
  label(set: LabelSet): Refusal | null;
  /** How the guest takes the order in hand, or the next one where none is. */
  chooseType(type: OrderType): void;
  send(): Refusal | null;
  /** Asks the kitchen to hurry with what it makes of the order; spec [K14]. */
  rush(): Refusal | null;
  /** Asks for cash for the order in hand, where it holds anything; settles at once what has nothing left to pay. */
  startPaying(): void;
  /** Takes cash and settles the order once nothing is left to pay. `paymentId` is minted once per asking; spec [U7]. */
  payCash(paymentId: PaymentId, tendered: Minor): Refusal | null;
  cancel(reason: string | null): Refusal | null;
  /** Takes an order in hand; null starts a fresh one with the next item. What was left blank is cancelled; spec [U17]. */
  take(orderId: OrderId | null): void;
  show(dialog: CounterDialog | null): void;
}

export function createCounter(till: Till): Counter {
  const store = createCounterStore();
  const order = (): Order | null => {
    const { orderId } = store.getState();
    return orderId ? (till.store.getState().orders.get(orderId)?.view ?? null) : null;
  };
  /** Says something of the order in hand; nothing is in hand only when a control outlived its order. */
  const say = (intent: (order: Order) => OrderIntent): Refusal | null => {
    const inHand = order();
    return inHand ? till.order(intent(inHand)) : null;
  };

  const counter: Counter = {
    store,
    order,
    tapItem(itemId) {
      const index = till.store.getState().menu?.index;
      const item = index?.items.get(itemId);
      if (!index || !item) return;
      if (mustAsk(item, index)) return counter.show({ kind: 'item', itemId });
      const inHand = order();
      const line = inHand?.status.state === 'open' ? lineToCountUp(inHand, item) : null;
      if (line) counter.changeLine(line.lineId, { ...line, quantity: oneMore(line) });
      else counter.addLine(itemId, { quantity: ONE_PIECE, modifiers: [], note: null }, null);
    },
    addLine(itemId, choices, price) {
      const inHand = order();
      const opens = inHand?.status.state !== 'open';
      const orderId = opens ? till.newId<OrderId>() : inHand.id;
      const lineId = till.newId<LineId>();
      const add: OrderIntent = { name: 'addLine', input: { orderId, lineId, itemId, price, ...lineInput(choices) } };
      const { nextType } = store.getState();
      const label: OrderIntent[] = nextType ? [{ name: 'label', input: { orderId, set: { type: nextType } } }] : [];
      const refusal = opens ? till.order({ name: 'open', input: { orderId } }, ...label, add) : till.order(add);
      if (!refusal && opens) counter.take(orderId);
      return refusal;
    },
    changeLine(lineId, choices) {
      const newLineId = till.newId<LineId>();
      return say(({ id }) => ({
        name: 'changeLine',
        input: { orderId: id, lineId, newLineId, ...lineInput(choices) },
      }));
    },
    voidLine: (lineId, reason) => say(({ id }) => ({ name: 'voidLine', input: { orderId: id, lineId, reason } })),
    addDiscount(lineId, value, reason) {
      const discountId = till.newId<DiscountId>();
      return say(({ id }) => ({ name: 'addDiscount', input: { orderId: id, discountId, lineId, value, reason } }));
    },
    voidDiscount: (discountId) => say(({ id }) => ({ name: 'voidDiscount', input: { orderId: id, discountId } })),
    label: (set) => say(({ id }) => ({ name: 'label', input: { orderId: id, set } })),
    chooseType(type) {
      if (order()?.status.state === 'open') counter.label({ type });
      else store.setState({ nextType: type });
    },
    send: () =>
      say(({ id, version }) => ({
        name: 'send',
        input: { orderId: id, sendId: till.newId<SendId>(), expectedVersion: version },
      })),
    startPaying() {
      const inHand = order();
      if (inHand?.status.state !== 'open' || activeLines(inHand).length === 0) return;
      // What costs nothing, or is paid already, has nothing to ask for.
      if (balanceOf(inHand) <= 0) settle();
      else store.setState({ paying: true, dialog: null });
    },
    payCash(paymentId, tendered) {
      const refusal = say(({ id, version }) => ({
        name: 'payCash',
        input: { orderId: id, paymentId, tendered, expectedVersion: version },
      }));
      return refusal ?? settle();
    },
    rush() {
      const sendId = till.newId<SendId>();
      return say(({ id }) => ({ name: 'rush', input: { orderId: id, sendId } }));
    },
    cancel(reason) {
      const sendId = till.newId<SendId>();
      const refusal = say(({ id }) => ({ name: 'cancel', input: { orderId: id, sendId, reason } }));
      if (!refusal) counter.take(null);
      return refusal;
    },
    take(orderId) {
      const left = order();
      store.setState({ orderId, nextType: null, paying: false, dialog: null });
      if (left && left.id !== orderId && isBlank(left)) {
        till.order({ name: 'cancel', input: { orderId: left.id, sendId: till.newId<SendId>(), reason: null } });
      }
    },
    show: (dialog) => store.setState({ dialog }),
  };

  function settle(): Refusal | null {
    const paid = order();
    if (!paid || balanceOf(paid) > 0) return null;
    const refusal = say(({ id, version }) => ({
      name: 'complete',
      input: { orderId: id, sendId: till.newId<SendId>(), expectedVersion: version },
    }));
    if (!refusal) store.setState({ paying: false });
    return refusal;
  }

  return counter;
}

/** Nothing stands on it, nothing was paid, and the kitchen knows of nothing. */
const isBlank = (order: Order): boolean =>
  order.status.state === 'open' &&
  activeLines(order).length === 0 &&
  order.payments.length === 0 &&
  cancellationDelta(order).length === 0;

const lineInput = ({ quantity, modifiers, note }: LineChoices) => ({
  quantity,
  modifiers: modifiers.map(({ modifierId, count }) => ({ modifierId, count })),
  note: note?.trim() ? note.trim() : null,
});
