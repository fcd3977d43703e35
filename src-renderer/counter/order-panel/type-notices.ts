import type { TFunction } from 'i18next';
import { madeOtherwise } from '#shared/kitchen/made-otherwise.ts';
import type { Order } from '#shared/order/order.ts';
import { displayLocale } from '../../components/display-locale.ts';

/** What a person should know who has changed an order's type, a sentence each; none where all goes as the type says; spec [K76]. */
export function typeNotices(t: TFunction<'counter'>, order: Order): string[] {
  const { stays, lost } = madeOtherwise(order);
  const list = new Intl.ListFormat(displayLocale());
  return [
    ...stays.map(({ stations, names }) =>
      t('type.stays', { stations: list.format(stations), names: list.format(names) }),
    ),
    ...(lost.length > 0 ? [t('type.lost', { names: list.format(lost) })] : []),
  ];
}
