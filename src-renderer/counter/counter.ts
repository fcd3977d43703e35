import type { GuestField } from '#shared/guest/guest.ts';
import type { AttemptId, CheckId, DiscountId, ItemId, LineId, OrderId, PaymentId, SendId } from '#shared/ids/ids.ts';
import { cancellationDelta } from '#shared/kitchen/kitchen-delta.ts';
import type { Minor } from '#shared/money/minor.ts';
import type { LabelSet } from '#shared/order/label-commands.ts';
import type { NoteSet } from '#shared/order/note-commands.ts';
import type { Order, OrderDiscount } from '#shared/order/order.ts';
import type { OrderType } from '#shared/order/order-type.ts';
import { balanceOf } from '#shared/payment/balance.ts';
import type { OrderSplit } from '#shared/payment/split-events.ts';
import { activeLines } from '#shared/pricing/price-order.ts';
import type { Refusal } from '#shared/refusal.ts';
import type { OrderIntent, Till } from '../till-client/till.ts';
import { type CounterDialog, type CounterStore, createCounterStore, NOWHERE } from './counter-store.ts';
import {
  allergiesChanged,
  type ComboChoices,
  isLike,
  type LineChoices,
  lineInput,
  saidAllergies,
} from './line-choices.ts';
import { placeNow } from './places/place-now.ts';
import { type Place, saidPlace } from './places/places.ts';
import { createRingUp } from './ring-up.ts';

/** What a person does at the counter, said to the till. Each answers the refusal that holds at once, or null. */
export interface Counter {
  readonly store: CounterStore;
  /** The order in hand as it is painted; null before its first item. */
  order(): Order | null;
  /** A tap on an item: rings it up, or asks first where it must; spec [U6]. */
  tapItem(itemId: ItemId): void;
  /** Rings up an item with what was chosen; opens an order where none is in hand. */
  addLine(itemId: ItemId, choices: LineChoices, price: Minor | null): Refusal | null;
  addCombo(itemId: ItemId, choices: ComboChoices, price: Minor | null): Refusal | null;
  /** Rings up what a scanner read; false where nothing on the menu has the code; spec [U30]. */
  scan(code: string): boolean;
  /** One more of the line that came last, chosen alike; spec [U32]. */
  repeatLast(): void;
  /** Less of what the kitchen was told of needs a reason; spec [O5]. */
  changeLine(lineId: LineId, choices: LineChoices, reason?: string): Refusal | null;
  voidLine(lineId: LineId, reason: string | null): Refusal | null;
  addDiscount(lineId: LineId | null, value: OrderDiscount['value'], reason: string | null): Refusal | null;
  voidDiscount(discountId: DiscountId): Refusal | null;
  /** Gives away a line, or the order where it is null; spec [M15]. */
  comp(lineId: LineId | null, reason: string): Refusal | null;
  /** Sells a line at another price; null takes back the one from before; spec [O14]. */
  repriceLine(lineId: LineId, unitPrice: Minor | null, reason: string | null): Refusal | null;
  setServiceCharge(charged: boolean): Refusal | null;
  exemptTax(exemption: Order['taxExemption'] | null): Refusal | null;
  /** Says something of the order in hand as a whole; spec [O15]. */
  label(set: LabelSet): Refusal | null;
  /** Gives lines of an order to another, or a new one; null gives all of it, and the other is in hand then; spec [FP10], [FP16]. */
  giveLines(from: OrderId, to: OrderId | 'new', lineIds: LineId[] | null): Refusal | null;
  /** Says who the order in hand is for; what is left out stays. */
  describeGuest(said: Partial<Record<GuestField, string>>): void;
  /** How the guest takes the order in hand, or the next one where none is. */
  chooseType(type: OrderType): void;
  /** Says what the kitchen is to know of the order in hand as a whole; spec [K64]. */
  note(set: NoteSet): Refusal | null;
  /** Moves lines to a seat or a course; null is the whole table, and the first. */
  placeLines(lineIds: readonly LineId[], to: Partial<Place>): Refusal | null;
  send(): Refusal | null;
  /** Has the kitchen make what waits with a course; spec [K61]. */
  fireCourse(course: number): Refusal | null;
  /** Asks the kitchen to hurry with what it makes of the order; spec [K14]. */
  rush(): Refusal | null;
  /** Asks for cash for the order in hand, where it holds anything; settles at once what has nothing left to pay. */
  startPaying(): void;
  /** Takes cash and settles the order once nothing is left to pay. `paymentId` is minted once per asking; spec [U7]. */
  payCash(paymentId: PaymentId, tendered: Minor, more?: PaymentMore): Refusal | null;
  /** Notes what another terminal took, and settles the order once nothing is left to pay. */
  payExternal(paymentId: PaymentId, amount: Minor, reference: string | null, more?: PaymentMore): Refusal | null;
  /** Gives the order to the card reader; once it has paid all, the engine settles the order by itself; spec [CP1]. */
  payCard(paymentId: PaymentId, amount: Minor, more?: PaymentMore): Refusal | null;
  /** Splits the order in hand into checks; null joins them again. */
  split(split: OrderSplit | null): Refusal | null;
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
    tapItem: (itemId) => rung.ringUp({ itemId }),
    scan: (code) => rung.scan(code),
    repeatLast: () => rung.repeatLast(),
    addLine(itemId, { variantId, evenSoldOut, label, allergic, place = placeNow(till, counter), ...choices }, price) {
      const lineId = till.newId<LineId>();
      return inOrder((orderId) => ({
        name: 'addLine',
        input: {
          ...{ orderId, lineId, itemId, price, ...lineInput(choices), ...saidPlace(place), ...saidAllergies(allergic) },
          ...(variantId !== undefined && { variantId }),
          ...(evenSoldOut && { evenSoldOut }),
          ...(label !== undefined && { label }),
        },
      }));
    },
    addCombo(itemId, { quantity, note, allergic, evenSoldOut, parts }, price) {
      const comboLineId = till.newId<LineId>();
      const place = placeNow(till, counter);
      const withIds = parts.map((part) => ({ ...part, lineId: till.newId<LineId>() }));
      return inOrder((orderId) => ({
        name: 'addCombo',
        input: {
          ...{ orderId, comboLineId, itemId, quantity, price, note, parts: withIds, ...saidPlace(place) },
          ...saidAllergies(allergic),
          ...(evenSoldOut && { evenSoldOut }),
        },
      }));
    },
    changeLine(lineId, choices, reason) {
      const { variantId } = choices;
      const line = order()?.lines.find((one) => one.lineId === lineId);
      const allergies = line && allergiesChanged(line, choices);
      const isSame = line && !line.voided && isLike(line, choices);
      // The kitchen is not to be told of a change that is none; spec [U62].
      if (isSame && !allergies) return null;
      const newLineId = till.newId<LineId>();
      return say(({ id }) => {
        if (isSame && allergies) return { name: 'noteLines', input: { orderId: id, lineIds: [lineId], allergies } };
        const input = {
          ...{ orderId: id, lineId, newLineId, ...lineInput(choices) },
          ...(variantId !== undefined && { variantId }),
          ...(allergies && { allergies }),
          ...(reason && { reason }),
        };
        return { name: 'changeLine', input };
      });
    },
    voidLine: (lineId, reason) => say(({ id }) => ({ name: 'voidLine', input: { orderId: id, lineId, reason } })),
    addDiscount(lineId, value, reason) {
      const discountId = till.newId<DiscountId>();
      return say(({ id }) => ({ name: 'addDiscount', input: { orderId: id, discountId, lineId, value, reason } }));
    },
    comp(lineId, reason) {
      const discountId = till.newId<DiscountId>();
      return say(({ id }) => ({ name: 'comp', input: { orderId: id, discountId, lineId, reason } }));
    },
    repriceLine: (lineId, unitPrice, reason) =>
      say(({ id }) => ({ name: 'repriceLine', input: { orderId: id, lineId, unitPrice, reason } })),
    setServiceCharge: (charged) => say(({ id }) => ({ name: 'setServiceCharge', input: { orderId: id, charged } })),
    exemptTax: (exemption = null) => say(({ id }) => ({ name: 'exemptTax', input: { orderId: id, exemption } })),
    voidDiscount: (discountId) => say(({ id }) => ({ name: 'voidDiscount', input: { orderId: id, discountId } })),
    giveLines(orderId, to, lineIds) {
      const sendId = till.newId<SendId>();
      const other = to === 'new' ? { to: till.newId<OrderId>(), isNew: true as const } : { to };
      const refusal = till.order({ name: 'giveLines', input: { orderId, ...other, lineIds, sendId } });
      if (!refusal && lineIds === null) counter.take(other.to);
      return refusal;
    },
    label: (set) => say(({ id }) => ({ name: 'label', input: { orderId: id, set } })),
    describeGuest(said) {
      const inHand = order();
      if (!inHand) return;
      void till.attempt((client, commandId) => client.guests.describe({ commandId, orderId: inHand.id, ...said }));
    },
    chooseType(type) {
      if (order()?.status.state === 'open') counter.label({ type });
      else store.setState({ nextType: type });
    },
    send: () =>
      say(({ id, version }) => ({
        name: 'send',
        input: { orderId: id, sendId: till.newId<SendId>(), expectedVersion: version },
      })),
    note: (set) => say(({ id }) => ({ name: 'note', input: { orderId: id, ...set } })),
    placeLines: (lineIds, to) =>
      say(({ id }) => ({ name: 'placeLines', input: { orderId: id, lineIds: [...lineIds], ...to } })),
    fireCourse: (course) =>
      say(({ id, version }) => ({
        name: 'fireCourse',
        input: { orderId: id, sendId: till.newId<SendId>(), course, expectedVersion: version },
      })),
    startPaying() {
      const inHand = order();
      if (inHand?.status.state !== 'open' || activeLines(inHand).length === 0) return;
      // What costs nothing, or is paid already, has nothing to ask for.
      if (balanceOf(inHand) <= 0) settle();
      else store.setState({ paying: true, splitting: false, dialog: null });
    },
    payCash(paymentId, tendered, more) {
      const refusal = say(({ id, version }) => ({
        name: 'payCash',
        input: { orderId: id, paymentId, tendered, expectedVersion: version, ...paymentMore(more) },
      }));
      return refusal ?? settle();
    },
    payExternal(paymentId, amount, reference, more) {
      const refusal = say(({ id, version }) => ({
        name: 'payExternal',
        input: { orderId: id, paymentId, amount, reference, expectedVersion: version, ...paymentMore(more) },
      }));
      return refusal ?? settle();
    },
    payCard(paymentId, amount, more) {
      const attemptId = till.newId<AttemptId>();
      return say(({ id, version }) => ({
        name: 'payCard',
        input: { orderId: id, paymentId, attemptId, amount, expectedVersion: version, ...paymentMore(more) },
      }));
    },
    split: (split) =>
      say(({ id, version }) => ({ name: 'split', input: { orderId: id, split, expectedVersion: version } })),
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
      store.setState({ orderId, nextType: null, place: NOWHERE, paying: false, dialog: null });
      if (left && left.id !== orderId && isBlank(left)) {
        till.order({ name: 'cancel', input: { orderId: left.id, sendId: till.newId<SendId>(), reason: null } });
      }
    },
    show: (dialog) => store.setState({ dialog }),
  };

  const rung = createRingUp(till, counter);

  /** Says something of the order in hand, or opens one for it. */
  function inOrder(intent: (orderId: OrderId) => OrderIntent): Refusal | null {
    const inHand = order();
    const opens = inHand?.status.state !== 'open';
    const orderId = opens ? till.newId<OrderId>() : inHand.id;
    const add = intent(orderId);
    const { nextType } = store.getState();
    const label: OrderIntent[] = nextType ? [{ name: 'label', input: { orderId, set: { type: nextType } } }] : [];
    const refusal = opens ? till.order({ name: 'open', input: { orderId } }, ...label, add) : till.order(add);
    if (!refusal && opens) {
      const { place } = store.getState();
      counter.take(orderId);
      store.setState({ place });
    }
    return refusal;
  }

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

/** The tip of a payment and the check that it is for, where there are such. */
export interface PaymentMore {
  readonly tip: Minor;
  readonly checkId: CheckId | null;
}

const paymentMore = (more: PaymentMore | undefined) => ({
  ...(more && more.tip > 0 && { tip: more.tip }),
  ...(more?.checkId && { checkId: more.checkId }),
});

/** Nothing stands on it, nothing was paid, nobody sits there for it, and the kitchen knows of nothing. */
const isBlank = (order: Order): boolean =>
  order.status.state === 'open' &&
  activeLines(order).length === 0 &&
  order.payments.length === 0 &&
  (order.tables ?? []).length === 0 &&
  cancellationDelta(order).length === 0;
