import { ActionIcon, Menu } from '@mantine/core';
import { IconDiscount2, IconDots, IconTrash } from '@tabler/icons-react';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { useOncePainted } from '../../till-client/use-once-painted.ts';
import { useTill } from '../../till-client/use-till.tsx';
import { useCounter } from '../counter-context.tsx';
import { GiveItem } from './give-item.tsx';
import { MoveItem } from './move-item.tsx';
import { PriceItems } from './price-items.tsx';
import { RushItem } from './rush-item.tsx';

/** What is done to a whole order, and seldom. */
export const OrderMenu = memo(function OrderMenu() {
  const { t } = useTranslation('counter');
  const counter = useCounter();
  const orderId = useOncePainted(counter.store, (view) => view.orderId);
  const disabled = useOncePainted(
    useTill().store,
    ({ orders }) => !orderId || orders.get(orderId)?.view?.status.state !== 'open',
  );
  return (
    <Menu position="bottom-end" width={280} shadow="md">
      <Menu.Target>
        <ActionIcon aria-label={t('order.menu')} disabled={disabled} bg="transparent" bd={0}>
          <IconDots size={22} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item
          mih={48}
          leftSection={<IconDiscount2 size={20} aria-hidden />}
          onClick={() => counter.show({ kind: 'discount', lineId: null })}
        >
          {t('order.discount')}
        </Menu.Item>
        <PriceItems />
        <RushItem />
        <MoveItem />
        <GiveItem />
        <Menu.Item
          mih={48}
          c="var(--et-danger-text)"
          leftSection={<IconTrash size={20} aria-hidden />}
          onClick={() => counter.show({ kind: 'cancel-order' })}
        >
          {t('order.cancel')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
});
