import { Menu } from '@mantine/core';
import { IconGift, IconReceiptTax, IconServicemark } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useTillView } from '../../till-client/use-till.tsx';
import { useCounter, useOrderInHand } from '../counter-context.tsx';

/** What is done to the price of a whole order beside discounts. */
export function PriceItems() {
  const { t } = useTranslation('counter');
  const counter = useCounter();
  const order = useOrderInHand();
  const service = useTillView(({ state }) => state?.settings.shop.serviceCharge ?? null);
  const isCharged = (order?.serviceCharge?.charge ?? null) !== null;
  const isExempt = order?.taxExemption !== undefined;
  return (
    <>
      <Menu.Item
        mih={48}
        leftSection={<IconGift size={20} aria-hidden />}
        onClick={() => counter.show({ kind: 'comp', lineId: null })}
      >
        {t('order.comp')}
      </Menu.Item>
      {(service || isCharged) && (
        <Menu.Item
          mih={48}
          leftSection={<IconServicemark size={20} aria-hidden />}
          onClick={() => counter.setServiceCharge(!isCharged)}
        >
          {isCharged ? t('order.withoutService') : t('order.withService', { name: service?.name ?? '' })}
        </Menu.Item>
      )}
      <Menu.Item
        mih={48}
        leftSection={<IconReceiptTax size={20} aria-hidden />}
        onClick={() => {
          if (isExempt) counter.exemptTax(null);
          else counter.show({ kind: 'exempt-tax' });
        }}
      >
        {isExempt ? t('order.taxAgain') : t('order.exemptTax')}
      </Menu.Item>
    </>
  );
}
