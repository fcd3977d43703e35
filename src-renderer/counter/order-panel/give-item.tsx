import { Menu } from '@mantine/core';
import { IconArrowsExchange } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useCounter } from '../counter-context.tsx';

/** Leads to giving lines of the order, or all of it, to another. */
export function GiveItem() {
  const { t } = useTranslation('counter');
  const counter = useCounter();
  return (
    <Menu.Item
      mih={48}
      leftSection={<IconArrowsExchange size={20} aria-hidden />}
      onClick={() => counter.show({ kind: 'give-lines' })}
    >
      {t('order.give')}
    </Menu.Item>
  );
}
