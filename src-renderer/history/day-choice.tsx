import { ActionIcon, Button } from '@mantine/core';
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { type BusinessDate, daysBefore } from '#shared/time/business-date.ts';
import { DateField } from '../components/date-field/date-field.tsx';
import classes from './history-screen.module.css';

/** Which trading day is looked at: today's, the ones around it, or any by its date. */
export function DayChoice({
  day,
  today,
  onChange,
}: {
  readonly day: BusinessDate;
  readonly today: BusinessDate;
  readonly onChange: (day: BusinessDate) => void;
}) {
  const { t } = useTranslation('history');
  return (
    <fieldset className={classes.days} aria-label={t('day')}>
      <ActionIcon variant="default" size={48} aria-label={t('dayBefore')} onClick={() => onChange(daysBefore(day, 1))}>
        <IconChevronLeft className={classes.arrow} size={22} aria-hidden />
      </ActionIcon>
      <DateField className={classes.day} label={t('day')} day={day} latest={today} onChange={onChange} />
      <ActionIcon
        variant="default"
        size={48}
        aria-label={t('dayAfter')}
        disabled={day >= today}
        onClick={() => onChange(daysBefore(day, -1))}
      >
        <IconChevronRight className={classes.arrow} size={22} aria-hidden />
      </ActionIcon>
      <Button variant="default" h={48} px="md" disabled={day === today} onClick={() => onChange(today)}>
        {t('today')}
      </Button>
    </fieldset>
  );
}
