import { findScanned, type Scanned } from '#shared/catalog/barcode-index.ts';
import { isSoldOut } from '#shared/catalog/sold-out.ts';
import type { ItemId, LineId } from '#shared/ids/ids.ts';
import { type Minor, ONE_PIECE } from '#shared/money/minor.ts';
import { namesOf } from '#shared/order/line-allergies.ts';
import type { Order } from '#shared/order/order.ts';
import { orderTypeOf } from '#shared/order/order-type-of.ts';
import { saleMoment } from '#shared/order/sale-moment.ts';
import { activeLines } from '#shared/pricing/price-order.ts';
import type { Refusal } from '#shared/refusal.ts';
import type { Till } from '../till-client/till.ts';
import { barcodesOf } from './barcodes-of.ts';
import { countOf } from './count-entry.ts';
import type { CounterDialog, CounterStore } from './counter-store.ts';
import { type ComboChoices, comboAgain, type LineChoices } from './line-choices.ts';
import { placeNow } from './places/place-now.ts';
import { countedUp, lineToCountUp, mustAsk, plainChoices, type TapContext } from './tap-item.ts';

/** What ringing up needs of the counter. */
interface Hand {
  readonly store: CounterStore;
  order(): Order | null;
  addLine(itemId: ItemId, choices: LineChoices, price: Minor | null): Refusal | null;
  addCombo(itemId: ItemId, choices: ComboChoices, price: Minor | null): Refusal | null;
  changeLine(lineId: LineId, choices: LineChoices): Refusal | null;
  show(dialog: CounterDialog): void;
}

/** What a tap, a scanner and the key for once more mean for the order in hand. */
export function createRingUp(till: Till, hand: Hand) {
  /** Rings up an item as plainly as it can be, or asks first where it must; what was counted before it is how many. */
  function ringUp({ itemId, variantId, quantity, label }: Scanned): void {
    const tap = tapContext();
    const item = tap?.catalog.items.get(itemId);
    if (!tap || !item) return;
    const choices = { modifiers: plainChoices(item, tap.catalog), note: null, variantId, label };
    const isReady = quantity !== undefined || label !== undefined;
    if (isReady && !isSoldOut(item, tap.now)) {
      hand.addLine(itemId, { ...choices, quantity: quantity ?? ONE_PIECE }, null);
      return;
    }
    if (mustAsk(item, tap, variantId)) {
      hand.show({ kind: 'item', itemId, ...(variantId && { variantId }) });
      return;
    }
    const count = countOf(hand.store.getState());
    hand.store.setState({ count: '' });
    const inHand = hand.order();
    const line = inHand?.status.state === 'open' ? lineToCountUp(inHand, item, tap, variantId) : null;
    if (line) hand.changeLine(line.lineId, { ...line, quantity: countedUp(line, count) });
    else hand.addLine(itemId, { ...choices, quantity: count }, null);
  }

  function scan(code: string): boolean {
    const { menu, state } = till.store.getState();
    if (!menu || !state) return false;
    const found = findScanned(barcodesOf(menu.catalog), code, state.settings.shop.scaleLabels, menu.index.items);
    if (!found) return false;
    hand.store.setState({ paying: false });
    ringUp(found);
    return true;
  }

  function repeatLast(): void {
    const inHand = hand.order();
    const last = inHand?.status.state === 'open' ? activeLines(inHand).at(-1) : undefined;
    const item = last && till.store.getState().menu?.index.items.get(last.combo?.itemId ?? last.itemId);
    if (!inHand || !last || !item) return;
    const price = item.price === null ? last.unitPrice : null;
    if (last.weighed || (last.combo && item.price === null)) hand.show({ kind: 'item', itemId: item.id });
    else if (last.combo) hand.addCombo(item.id, comboAgain(inHand, last), null);
    else if (last.kitchen === 'untold') {
      hand.changeLine(last.lineId, { ...last, quantity: countedUp(last, ONE_PIECE) });
    } else {
      const { modifiers, note, variant, seat = null, course = null } = last;
      const choices = { quantity: ONE_PIECE, modifiers, note, variantId: variant?.variantId, allergic: namesOf(last) };
      hand.addLine(item.id, { ...choices, place: { seat, course } }, price);
    }
  }

  function tapContext(): TapContext | null {
    const { menu, state } = till.store.getState();
    if (!menu || !state) return null;
    const inHand = hand.order();
    const now = till.now();
    const world = { now, timeZone: state.settings.shop.timeZone, catalog: menu.index };
    const next = hand.store.getState().nextType ?? state.settings.shop.defaultOrderType;
    const type = inHand?.status.state === 'open' ? orderTypeOf(inHand) : next;
    return { catalog: menu.index, now, moment: saleMoment(world, type), place: placeNow(till, hand) };
  }

  return { ringUp, scan, repeatLast };
}
