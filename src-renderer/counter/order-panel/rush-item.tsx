import { Menu } from '@mantine/core';
import { IconBolt } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { linesToRush } from '#shared/kitchen/rush.ts';
import { showNotice } from '../../components/notices/notice-store.ts';
import { useTillView } from '../../till-client/use-till.tsx';
import { useCounter, useCounterView } from '../counter-context.tsx';

/** Asks the kitchen to hurry; dim where it makes nothing that was not hurried. It looks only while the menu is open. */
export function RushItem() {
  const { t } = useTranslation('counter');
  const counter = useCounter();
  const orderId = useCounterView((view) => view.orderId);
  const order = useTillView(({ orders }) => (orderId ? orders.get(orderId)?.view : null));
  const rush = () => {
    if (order && !counter.rush()) showNotice(t('order.rushed', { number: order.number }));
  };
  return (
    <Menu.Item
      mih={48}
      disabled={!order || linesToRush(order).length === 0}
      leftSection={<IconBolt size={20} aria-hidden />}
      onClick={rush}
    >
      {t('order.rush')}
    </Menu.Item>
  );
}
