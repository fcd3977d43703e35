import { ActionIcon, Button, TextInput } from '@mantine/core';
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { type BusinessDate, businessDate } from '#shared/time/business-date.ts';
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
  const step = (days: number) => {
    const moved = new Date(`${day}T00:00:00Z`);
    moved.setUTCDate(moved.getUTCDate() + days);
    choose(moved.toISOString().slice(0, 10));
  };
  const choose = (text: string) => {
    const read = businessDate.safeParse(text).data;
    if (read && read <= today) onChange(read);
  };
  return (
    <fieldset className={classes.days} aria-label={t('day')}>
      <ActionIcon variant="default" size={48} aria-label={t('dayBefore')} onClick={() => step(-1)}>
        <IconChevronLeft className={classes.arrow} size={22} aria-hidden />
      </ActionIcon>
      <TextInput
        type="date"
        size="lg"
        aria-label={t('day')}
        max={today}
        value={day}
        onChange={(event) => choose(event.currentTarget.value)}
      />
      <ActionIcon
        variant="default"
        size={48}
        aria-label={t('dayAfter')}
        disabled={day >= today}
        onClick={() => step(1)}
      >
        <IconChevronRight className={classes.arrow} size={22} aria-hidden />
      </ActionIcon>
      <Button variant="default" h={48} disabled={day === today} onClick={() => onChange(today)}>
        {t('today')}
      </Button>
    </fieldset>
  );
}
