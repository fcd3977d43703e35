import { Button } from '@mantine/core';
import { IconCircleOff } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Item } from '#shared/catalog/catalog.ts';
import { isSoldOut, type SoldOut } from '#shared/catalog/sold-out.ts';
import { daysBefore, startOfBusinessDate } from '#shared/time/business-date.ts';
import { useTill, useTillView } from '../../till-client/use-till.tsx';
import classes from './sold-out-bar.module.css';

/** Says that an item is sold out, and is where that is said or taken back; spec [MN8]. */
export function SoldOutBar({ item, onDone }: { readonly item: Item; readonly onDone: () => void }) {
  const { t } = useTranslation('counter');
  const till = useTill();
  const shop = useTillView(({ state }) => state?.settings.shop ?? null);
  const today = useTillView(({ state }) => state?.today ?? null);
  const say = (soldOut: SoldOut | null) => {
    void till.attempt((client, commandId) => client.catalog.setSoldOut({ commandId, itemId: item.id, soldOut }));
    onDone();
  };
  if (!shop || !today) return null;
  const tomorrow = startOfBusinessDate(daysBefore(today, -1), shop.timeZone, shop.dayStartMinutes);
  if (!isSoldOut(item, till.now())) {
    return (
      <div className={classes.bar}>
        <Button
          variant="default"
          h={52}
          leftSection={<IconCircleOff size={20} aria-hidden />}
          onClick={() => say({ until: tomorrow })}
        >
          {t('soldOut.today')}
        </Button>
        <Button variant="default" h={52} onClick={() => say({ until: null })}>
          {t('soldOut.byHand')}
        </Button>
      </div>
    );
  }
  return (
    <div className={classes.bar} data-out role="status">
      <p className={classes.text}>
        <IconCircleOff size={20} aria-hidden /> {t(item.soldOut?.until ? 'soldOut.untilTomorrow' : 'soldOut.untilSaid')}
      </p>
      <Button variant="default" h={52} onClick={() => say(null)}>
        {t('soldOut.back')}
      </Button>
    </div>
  );
}
