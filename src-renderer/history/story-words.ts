import type { TFunction } from 'i18next';
import type { StoryEntry } from '#shared/contract/order-history-contract.ts';
import type { Minor } from '#shared/money/minor.ts';
import type { Order } from '#shared/order/order.ts';
import type { OrderEvent } from '#shared/order/order-events.ts';

type Said<T extends OrderEvent['type']> = Extract<OrderEvent, { type: T }>['payload'];

/** What one entry of an order's story says, in words; spec [PY20]. */
export function wordsOf(
  { type, payload }: StoryEntry,
  order: Order,
  t: TFunction<'history'>,
  money: (amount: Minor) => string,
): string {
  const said = <T extends OrderEvent['type']>() => payload as unknown as Said<T>;
  const nameOf = (lineId: string) => order.lines.find((line) => line.lineId === lineId)?.name ?? '';
  switch (type) {
    case 'order.opened':
      return t('events.opened');
    case 'order.line-added': {
      const { quantity, name } = said<'order.line-added'>();
      return t('events.lineAdded', { what: quantity === 1_000 ? name : `${quantity / 1_000} × ${name}` });
    }
    case 'order.line-voided': {
      const { lineId, reason } = said<'order.line-voided'>();
      const what = nameOf(lineId);
      return reason ? t('events.lineVoidedWhy', { what, reason }) : t('events.lineVoided', { what });
    }
    case 'order.discount-added': {
      const { reason } = said<'order.discount-added'>();
      return reason ? t('events.discountWhy', { reason }) : t('events.discount');
    }
    case 'order.sent':
      return t('events.sent');
    case 'order.rushed':
      return t('events.rushed');
    case 'order.course-fired':
      return t('events.fired', { course: said<'order.course-fired'>().course });
    case 'order.noted':
      return t('events.noted');
    case 'order.line-placed':
      return t('events.placed', { what: nameOf(said<'order.line-placed'>().lineId) });
    case 'order.lines-given':
      return t('events.given', { number: said<'order.lines-given'>().to.number });
    case 'order.lines-taken':
      return t('events.taken', { number: said<'order.lines-taken'>().from.number });
    case 'order.moved':
      return t('events.moved');
    case 'order.payment-added': {
      const { amount, tip, tender } = said<'order.payment-added'>();
      const paid = { amount: money(amount), tender: t(`tenders.${tender}`) };
      return tip ? t('events.paidTip', { ...paid, tip: money(tip) }) : t('events.paid', paid);
    }
    case 'order.tip-changed':
      return t('events.tip', { tip: money(said<'order.tip-changed'>().tip) });
    case 'order.split': {
      const { split } = said<'order.split'>();
      return split ? t('events.split', { count: split.checks.length }) : t('events.joined');
    }
    case 'order.refunded': {
      const { amount, tip, rounding, reason } = said<'order.refunded'>();
      return t('events.refunded', { amount: money((amount + tip + rounding) as Minor), reason });
    }
    case 'order.completed':
      return t('events.completed', { number: said<'order.completed'>().receiptNumber });
    case 'order.cancelled': {
      const { reason } = said<'order.cancelled'>();
      return reason ? t('events.cancelledWhy', { reason }) : t('events.cancelled');
    }
    default:
      return t('events.other', { type: type.replace('order.', '') });
  }
}
