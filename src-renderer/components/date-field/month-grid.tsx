import { ActionIcon } from '@mantine/core';
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { type KeyboardEvent, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { useTranslation } from 'react-i18next';
import { type BusinessDate, daysBefore } from '#shared/time/business-date.ts';
import { arrowAsRead } from '../arrow-as-read.ts';
import { displayLocale } from '../display-locale.ts';
import { columnOf, daysOfMonth, firstWeekday, inMonthsAway } from './month-days.ts';
import classes from './month-grid.module.css';

const DAYS: Readonly<Record<string, number>> = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 };
const MONTHS: Readonly<Record<string, number>> = { PageUp: -1, PageDown: 1 };

/** The days of a month to pick one from, none later than `latest`. Arrows go by days and weeks, Page Up and Down by months. */
export function MonthGrid({
  day,
  latest,
  onPick,
}: {
  readonly day: BusinessDate;
  readonly latest: BusinessDate;
  readonly onPick: (day: BusinessDate) => void;
}) {
  const { t } = useTranslation('common');
  const locale = displayLocale();
  const [at, setAt] = useState(day);
  const grid = useRef<HTMLFieldSetElement>(null);
  const first = firstWeekday(locale);
  const days = daysOfMonth(at);
  const write = (how: Intl.DateTimeFormatOptions) => {
    const format = new Intl.DateTimeFormat(locale, { ...how, calendar: 'gregory', timeZone: 'UTC' });
    return (date: BusinessDate) => format.format(Date.parse(date));
  };
  const [month, whole, weekday] = [
    write({ month: 'long', year: 'numeric' })(at),
    write({ dateStyle: 'full' }),
    write({ weekday: 'short' }),
  ];
  const goTo = (to: BusinessDate) => setAt(to > latest ? latest : to);
  function onKeyDown(event: KeyboardEvent) {
    const [days, months] = [DAYS[arrowAsRead(event.key)], MONTHS[event.key]];
    if (days === undefined && months === undefined) return;
    event.preventDefault();
    flushSync(() => goTo(days === undefined ? inMonthsAway(at, months ?? 0) : daysBefore(at, -days)));
    grid.current?.querySelector<HTMLElement>('[tabindex="0"]')?.focus();
  }
  return (
    <div className={classes.month}>
      <div className={classes.head}>
        <ActionIcon aria-label={t('date.monthBefore')} onClick={() => goTo(inMonthsAway(at, -1))}>
          <IconChevronLeft className={classes.arrow} size={22} aria-hidden />
        </ActionIcon>
        <strong aria-live="polite">{month}</strong>
        <ActionIcon
          aria-label={t('date.monthAfter')}
          disabled={days.includes(latest)}
          onClick={() => goTo(inMonthsAway(at, 1))}
        >
          <IconChevronRight className={classes.arrow} size={22} aria-hidden />
        </ActionIcon>
      </div>
      <fieldset ref={grid} className={classes.days} aria-label={month} onKeyDown={onKeyDown}>
        {days.slice(0, 7).map((one) => (
          <span key={weekday(one)} className={classes.weekday} style={{ gridColumn: columnOf(one, first) }} aria-hidden>
            {weekday(one)}
          </span>
        ))}
        {days.map((one, index) => (
          <button
            key={one}
            type="button"
            className={classes.day}
            style={index === 0 ? { gridColumn: columnOf(one, first) } : undefined}
            aria-label={whole(one)}
            aria-pressed={one === day}
            disabled={one > latest}
            tabIndex={one === at ? 0 : -1}
            data-autofocus={one === at || undefined}
            onClick={() => onPick(one)}
          >
            {index + 1}
          </button>
        ))}
      </fieldset>
    </div>
  );
}
