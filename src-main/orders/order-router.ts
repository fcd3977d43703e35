import { implement } from '@orpc/server';
import { orderContract } from '#shared/contract/order-contract.ts';
import type { OrderCommand, OrderCommandName } from '#shared/order/order-commands.ts';
import { refuse } from '#shared/refusal.ts';
import { err, ok } from '#shared/result.ts';
import { handleOrderCommand } from '../engine/handle-command.ts';
import { type Till, todayOf } from '../engine/till.ts';
import { unwrap } from '../engine/unwrap.ts';
import { readGuests } from '../guests/open-guests.ts';
import type { CardAttempts } from '../payments/card-attempts.ts';
import { changeTip } from '../payments/change-tip.ts';
import { payCard } from '../payments/pay-card.ts';
import { refundOrder } from '../payments/refund-to-cards.ts';
import { orderStory } from './order-story.ts';
import { listOrders, readOrder } from './orders.ts';

export function createOrderRouter(till: Till, cards: CardAttempts) {
  const orders = implement(orderContract);
  return {
    open: orders.open.handler(({ input }) => order(till, { name: 'open', input })),
    addLine: orders.addLine.handler(({ input }) => order(till, { name: 'addLine', input })),
    addCombo: orders.addCombo.handler(({ input }) => order(till, { name: 'addCombo', input })),
    changeLine: orders.changeLine.handler(({ input }) => order(till, { name: 'changeLine', input })),
    voidLine: orders.voidLine.handler(({ input }) => order(till, { name: 'voidLine', input })),
    label: orders.label.handler(({ input }) => order(till, { name: 'label', input })),
    giveLines: orders.giveLines.handler(({ input }) => order(till, { name: 'giveLines', input })),
    seat: orders.seat.handler(({ input }) => order(till, { name: 'seat', input })),
    repriceLine: orders.repriceLine.handler(({ input }) => order(till, { name: 'repriceLine', input })),
    comp: orders.comp.handler(({ input }) => order(till, { name: 'comp', input })),
    setServiceCharge: orders.setServiceCharge.handler(({ input }) => order(till, { name: 'setServiceCharge', input })),
    exemptTax: orders.exemptTax.handler(({ input }) => order(till, { name: 'exemptTax', input })),
    addDiscount: orders.addDiscount.handler(({ input }) => order(till, { name: 'addDiscount', input })),
    voidDiscount: orders.voidDiscount.handler(({ input }) => order(till, { name: 'voidDiscount', input })),
    note: orders.note.handler(({ input }) => order(till, { name: 'note', input })),
    noteLines: orders.noteLines.handler(({ input }) => order(till, { name: 'noteLines', input })),
    placeLines: orders.placeLines.handler(({ input }) => order(till, { name: 'placeLines', input })),
    fireCourse: orders.fireCourse.handler(({ input }) => order(till, { name: 'fireCourse', input })),
    send: orders.send.handler(({ input }) => order(till, { name: 'send', input })),
    payCash: orders.payCash.handler(({ input }) => order(till, { name: 'payCash', input })),
    payExternal: orders.payExternal.handler(({ input }) => order(till, { name: 'payExternal', input })),
    payCard: orders.payCard.handler(({ input }) => unwrap(payCard(till, cards, input))),
    split: orders.split.handler(({ input }) => order(till, { name: 'split', input })),
    refund: orders.refund.handler(({ input }) => unwrap(refundOrder(till, cards, input))),
    changeTip: orders.changeTip.handler(({ input }) => unwrap(changeTip(till, input))),
    complete: orders.complete.handler(({ input }) => order(till, { name: 'complete', input })),
    rush: orders.rush.handler(({ input }) => order(till, { name: 'rush', input })),
    cancel: orders.cancel.handler(({ input }) => order(till, { name: 'cancel', input })),
    story: orders.story.handler(({ input }) => unwrap(orderStory(till.db, input.orderId))),
    get: orders.get.handler(({ input }) => {
      const found = till.openOrders.get(input.orderId) ?? readOrder(till.db, input.orderId);
      return unwrap(found ? ok({ order: found }) : err(refuse('order-unknown')));
    }),
    list: orders.list.handler(({ input }) => {
      const page = listOrders(till.db, {
        businessDate: input.businessDate ?? till.day?.businessDate ?? todayOf(till),
        state: input.state,
        limit: input.limit,
        before: input.before,
      });
      return {
        ...page,
        guests: readGuests(
          till.db,
          page.orders.map(({ id }) => id),
        ),
      };
    }),
  };
}

type Input<N extends OrderCommandName> = Extract<OrderCommand, { name: N }>;

const order = <N extends OrderCommandName>(till: Till, command: Input<N>) => unwrap(handleOrderCommand(till, command));
