import { type Icon, IconBike, IconClockHour4, IconPaperBag, IconToolsKitchen2 } from '@tabler/icons-react';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import type { OrderType } from '#shared/order/order-type.ts';
import { orderTypeOf } from '#shared/order/order-type-of.ts';
import { defaultTypeOf } from '#shared/settings/settings.ts';
import { showNotice } from '../../components/notices/notice-store.ts';
import { useOncePainted } from '../../till-client/use-once-painted.ts';
import { useTill, useTillView } from '../../till-client/use-till.tsx';
import { useCounter } from '../counter-context.tsx';
import classes from './order-types.module.css';
import { typeNotices } from './type-notices.ts';

const icons: Readonly<Record<OrderType, Icon>> = {
  'dine-in': IconToolsKitchen2,
  takeaway: IconPaperBag,
  'pick-up': IconClockHour4,
  delivery: IconBike,
};

/** How the guest takes the order, in one tap; nothing to choose where the shop takes orders of one type only. */
export const OrderTypes = memo(function OrderTypes() {
  const { t } = useTranslation('counter');
  const counter = useCounter();
  const till = useTill();
  const shop = useTillView(({ state }) => state?.settings.shop ?? null);
  const { orderId, nextType } = useOncePainted(counter.store, (view) => view);
  const said = useOncePainted(till.store, ({ orders }) => {
    const order = orderId ? orders.get(orderId)?.view : null;
    return order?.status.state === 'open' ? orderTypeOf(order) : null;
  });
  if (!shop) return null;
  const choose = (type: OrderType) => {
    counter.chooseType(type);
    const order = orderId ? till.store.getState().orders.get(orderId)?.view : null;
    for (const text of order ? typeNotices(t, order) : []) showNotice(text, 'warning');
  };
  const chosen = said ?? nextType ?? defaultTypeOf(shop);
  // A type that the shop no longer takes is shown while an order is of it.
  const offered = shop.orderTypes.includes(chosen) ? shop.orderTypes : [...shop.orderTypes, chosen];
  return (
    <fieldset className={classes.types} aria-label={t('type.label')}>
      {offered.length > 1 &&
        offered.map((type) => {
          const Sign = icons[type];
          return (
            <button
              key={type}
              type="button"
              className={classes.type}
              aria-pressed={type === chosen}
              onClick={() => type !== chosen && choose(type)}
            >
              <Sign size={20} aria-hidden />
              <span className={classes.name}>{t(`type.${type}`)}</span>
            </button>
          );
        })}
    </fieldset>
  );
});
