import { IconSunrise } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { dayInWords } from '../../components/business-day.ts';
import { useTill, useTillView } from '../../till-client/use-till.tsx';
import classes from './open-day.module.css';

/** Before the first sale of a day: one thing to do. */
export function OpenDay() {
  const { t } = useTranslation('counter');
  const till = useTill();
  const today = useTillView(({ state }) => state?.today);
  const shop = useTillView(({ state }) => state?.settings.shop.name);
  const [busy, setBusy] = useState(false);
  if (!today) return null;
  const open = async () => {
    if (busy) return;
    setBusy(true);
    await till.attempt((client, commandId) => client.day.open({ commandId, businessDate: today }));
    setBusy(false);
  };
  return (
    <main className={classes.screen} aria-label={t('day.title')}>
      <div className={classes.card}>
        <IconSunrise size={48} stroke={1.5} className={classes.icon} aria-hidden />
        <p className={classes.shop}>{shop}</p>
        <h1 className={classes.date}>{dayInWords(today, 'long')}</h1>
        <p className={classes.text}>{t('day.text')}</p>
        {/* biome-ignore lint/a11y/noAutofocus: it is the only thing to do here. */}
        <button type="button" className={classes.open} aria-disabled={busy} onClick={open} autoFocus>
          {t('day.open')}
        </button>
      </div>
    </main>
  );
}
