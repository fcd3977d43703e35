import type { TFunction } from 'i18next';
import type { StoryEntry } from '#shared/contract/order-history-contract.ts';
import type { LineId, StaffId } from '#shared/ids/ids.ts';
import { add, type Minor, type Quantity } from '#shared/money/minor.ts';
import { lineName } from '#shared/order/line-name.ts';
import type { Order } from '#shared/order/order.ts';
import type { OrderEvent } from '#shared/order/order-events.ts';
import type { StaffEvent } from '#shared/staff/staff-events.ts';
import type { Instant } from '#shared/time/instant.ts';
import { discountText } from '../components/discount-text.ts';

/** What words need besides the entry. */
export interface StoryWorld {
  readonly order: Order;
  readonly t: TFunction<'history'>;
  readonly money: (amount: Minor) => string;
  readonly clock: (at: Instant) => string;
  /** What somebody of the staff is called; nobody's name where they are not known. */
  readonly personOf: (staff: StaffId | null) => string;
}

/** What one entry of an order's story says, in words; spec [PY20]. */
export function wordsOf({ type, payload }: StoryEntry, world: StoryWorld): string {
  const say = Object.hasOwn(words, type)
    ? (words[type as keyof Words] as (said: unknown, world: StoryWorld) => string)
    : null;
  return say?.(payload, world) ?? world.t('events.other', { type });
}

type StoryEvent = OrderEvent | StaffEvent;
type Words = {
  readonly [T in StoryEvent['type']]: (said: Extract<StoryEvent, { type: T }>['payload'], world: StoryWorld) => string;
};

/** Every event has its words: one that was forgotten does not compile. */
const words: Words = {
  'order.opened': (_, { t }) => t('events.opened'),
  'order.line-added': ({ quantity, name, variant, replaces }, { t }) => {
    const what = many(quantity, variant ? `${name}, ${variant.name}` : name);
    return t(replaces ? 'events.lineChanged' : 'events.lineAdded', { what });
  },
  'order.line-voided': ({ lineId, reason, replacedBy }, { t, order }) => {
    const what = nameOf(order, lineId);
    if (replacedBy) {
      const changed = t('events.lineReplaced', { what });
      return reason ? t('events.why', { what: changed, reason }) : changed;
    }
    return reason ? t('events.lineVoidedWhy', { what, reason }) : t('events.lineVoided', { what });
  },
  'order.line-placed': ({ lineId, seat, course }, { t, order }) =>
    listed([
      nameOf(order, lineId),
      seat === undefined ? '' : seat === null ? t('events.noSeat') : t('events.seat', { seat }),
      course === undefined ? '' : course === null ? t('events.noCourse') : t('events.course', { course }),
    ]),
  'order.course-fired': ({ course }, { t }) => t('events.fired', { course }),
  'order.line-repriced': ({ lineId, unitPrice, why, reason }, { t, order, money }) => {
    const said = { what: nameOf(order, lineId), price: money(unitPrice) };
    if (why === 'order-type') return t('events.repricedByType', said);
    return reason ? t('events.repricedWhy', { ...said, reason }) : t('events.repriced', said);
  },
  'order.discount-added': ({ kind, value, lineId, reason }, { t, order, money }) => {
    const what = lineId ? nameOf(order, lineId) : t('events.order');
    const how =
      kind === 'comp' ? t('events.comp', { what }) : t('events.discount', { what, how: discountText(value, money) });
    return reason ? t('events.why', { what: how, reason }) : how;
  },
  'order.discount-voided': ({ discountId }, { t, order, money }) => {
    const given = order.discounts.find((one) => one.discountId === discountId);
    return t('events.discountVoided', { how: given ? discountText(given.value, money) : '' });
  },
  'order.service-charge-set': ({ charge, why }, { t }) => {
    if (!charge) return t('events.noCharge');
    return t(why === 'covers' ? 'events.chargeByCovers' : 'events.charge', { name: charge.name });
  },
  'order.tax-exempted': ({ exemption }, { t }) => (exemption ? t('events.exempt', exemption) : t('events.notExempt')),
  'order.labelled': ({ set: { type, tables, covers, dueAt, server } }, { t, clock, personOf }) =>
    listed([
      type ? t(`types.${type}`) : '',
      tables
        ? tables.length > 0
          ? t('events.tables', { names: tables.map(({ name }) => name).join(' + ') })
          : t('events.noTable')
        : '',
      covers === undefined ? '' : t('events.covers', { covers: covers ?? '–' }),
      dueAt === undefined ? '' : dueAt === null ? t('events.notDue') : t('events.due', { time: clock(dueAt) }),
      server === undefined ? '' : t('events.server', { who: personOf(server) }),
    ]) || t('events.labelled'),
  'order.lines-given': ({ to }, { t }) => t('events.given', { number: to.number }),
  'order.lines-taken': ({ from }, { t }) => t('events.taken', { number: from.number }),
  'order.noted': (_, { t }) => t('events.noted'),
  'order.line-noted': ({ lineId, allergies: { add, remove } }, { t, order }) =>
    listed([
      nameOf(order, lineId),
      add.length > 0 ? t('events.allergic', { names: add.join(', ') }) : '',
      remove.length > 0 ? t('events.notAllergic', { names: remove.join(', ') }) : '',
    ]),
  'order.moved': ({ from: { number, tables } }, { t }) =>
    t('events.moved', { place: tables.length > 0 ? tables.join(' + ') : number }),
  'order.sent': (_, { t }) => t('events.sent'),
  'order.rushed': (_, { t }) => t('events.rushed'),
  'order.payment-added': (said, { t, money }) => {
    const paid = { amount: money(said.amount), tender: t(`tenders.${said.tender}`) };
    return said.tip ? t('events.paidTip', { ...paid, tip: money(said.tip) }) : t('events.paid', paid);
  },
  'order.payment-failed': ({ paymentId }, { t, order, money }) => {
    const payment = order.payments.find((one) => one.paymentId === paymentId);
    return t('events.notDrawn', { amount: payment ? money(payment.amount) : '' }).trim();
  },
  'order.tip-changed': ({ tip }, { t, money }) => t('events.tip', { tip: money(tip) }),
  'order.split': ({ split }, { t }) => (split ? t('events.split', { count: split.checks.length }) : t('events.joined')),
  'order.refunded': ({ amount, tip, rounding, tender, reason }, { t, money }) =>
    t('events.refunded', { amount: money(add(amount, tip, rounding)), tender: t(`tenders.${tender}`), reason }),
  'order.completed': ({ receiptNumber }, { t }) => t('events.completed', { number: receiptNumber }),
  'order.cancelled': ({ reason }, { t }) => (reason ? t('events.cancelledWhy', { reason }) : t('events.cancelled')),
  'staff.approved': ({ by, right }, { t, personOf }) =>
    t('events.approved', {
      who: personOf(by),
      what: t(`rights.${right}` as never, { ns: 'counter', defaultValue: right }),
    }),
};

const nameOf = (order: Order, lineId: LineId): string => {
  const line = order.lines.find((one) => one.lineId === lineId);
  return line ? lineName(line) : '';
};

const many = (quantity: Quantity, name: string): string =>
  quantity === 1_000 ? name : `${quantity / 1_000} × ${name}`;

const listed = (parts: readonly string[]): string => parts.filter((part) => part !== '').join(' · ');
