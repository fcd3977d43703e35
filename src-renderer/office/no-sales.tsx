import { IconCoffee } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import classes from './no-sales.module.css';

/** Stands where the day's sales would. */
export function NoSales({ isToday }: { readonly isToday: boolean }) {
  const { t } = useTranslation('office');
  return (
    <section className={classes.card}>
      <IconCoffee size={44} stroke={1.3} aria-hidden />
      <h2>{t(isToday ? 'empty.today' : 'empty.past')}</h2>
      <p>{t(isToday ? 'empty.todayText' : 'empty.pastText')}</p>
    </section>
  );
}
