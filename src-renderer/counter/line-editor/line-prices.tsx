import { ActionIcon, Menu } from '@mantine/core';
import { IconDots, IconGift, IconTag } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { OrderLine } from '#shared/order/order.ts';
import { useCounter } from '../counter-context.tsx';

/** What is done to the price of a line, and seldom. */
export function LinePrices({ line }: { readonly line: OrderLine }) {
  const { t } = useTranslation('counter');
  const counter = useCounter();
  const { lineId } = line;
  return (
    <Menu position="top-start" width={220} shadow="md">
      <Menu.Target>
        <ActionIcon variant="default" h={64} w={64} aria-label={t('line.prices')}>
          <IconDots size={22} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item
          mih={48}
          leftSection={<IconTag size={20} aria-hidden />}
          onClick={() => counter.show({ kind: 'reprice', lineId })}
        >
          {t('line.reprice')}
        </Menu.Item>
        <Menu.Item
          mih={48}
          leftSection={<IconGift size={20} aria-hidden />}
          onClick={() => counter.show({ kind: 'comp', lineId })}
        >
          {t('line.comp')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
