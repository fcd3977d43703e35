import { Menu } from '@mantine/core';
import { IconArmchair } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { chooseTableFor } from '../../floor/floor-actions.ts';
import { useTillView } from '../../till-client/use-till.tsx';
import { useCounterView } from '../counter-context.tsx';

/** Leads to the floor plan, to choose where the order goes; a shop without rooms has no such way. */
export function MoveItem() {
  const { t } = useTranslation('counter');
  const orderId = useCounterView((view) => view.orderId);
  const hasRooms = useTillView(({ state }) => (state?.settings.rooms.length ?? 0) > 0);
  if (!hasRooms || !orderId) return null;
  return (
    <Menu.Item mih={48} leftSection={<IconArmchair size={20} aria-hidden />} onClick={() => chooseTableFor(orderId)}>
      {t('order.move')}
    </Menu.Item>
  );
}
