import { ActionIcon, Button } from '@mantine/core';
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { BusinessDate } from '#shared/time/business-date.ts';
import { dayInWords } from '../components/business-day.ts';
import classes from './date-switcher.module.css';
import { Placeholder } from './placeholder.tsx';
import { stepDate } from './step-date.ts';

interface DateSwitcherProps {
  readonly date: BusinessDate | null;
  readonly today: BusinessDate | null;
  /** The time of day that the numbers are from, where they may not be the latest. */
  readonly staleSince: string | null;
  /** Null means: today, and on with it past midnight. */
  readonly onDate: (date: BusinessDate | null) => void;
}

export function DateSwitcher({ date, today, staleSince, onDate }: DateSwitcherProps) {
  const { t } = useTranslation('office');
  const known = date !== null && today !== null;
  const go = (days: number) => {
    if (!known) return;
    const next = stepDate(date, days);
    onDate(next >= today ? null : next);
  };
  const atEnd = !known || date >= today;
  return (
    <nav className={classes.bar} aria-label={t('date.navigation')}>
      <div className={classes.words} aria-live="polite">
        <h1 className={classes.date}>{known ? dayInWords(date, 'long') : <Placeholder width="12ch" height="1em" />}</h1>
        <p className={classes.relative}>
          {[known && relativeWords(date, today, t), staleSince && t('live.numbersFrom', { time: staleSince })]
            .filter(Boolean)
            .join(' · ')}
        </p>
      </div>
      <div className={classes.steps}>
        <ActionIcon variant="default" aria-label={t('date.previous')} disabled={!known} onClick={() => go(-1)}>
          <IconChevronLeft aria-hidden />
        </ActionIcon>
        <Button variant="default" size="md" h={48} disabled={atEnd} onClick={() => onDate(null)}>
          {t('date.today')}
        </Button>
        <ActionIcon variant="default" aria-label={t('date.next')} disabled={atEnd} onClick={() => go(1)}>
          <IconChevronRight aria-hidden />
        </ActionIcon>
      </div>
    </nav>
  );
}

function relativeWords(date: BusinessDate, today: BusinessDate, t: TFunction<'office'>): string | null {
  if (date === today) return t('date.isToday');
  return date === stepDate(today, -1) ? t('date.isYesterday') : null;
}
