import { useTranslation } from 'react-i18next';
import type { Ticket } from '#shared/kitchen/ticket.ts';
import { type AgeLevel, ageOf } from './age.ts';
import classes from './card-head.module.css';
import { useTime } from './kitchen-context.tsx';
import { useWallTime } from './use-wall-time.ts';

/** How late it is, also for those who tell no colours apart; spec [K43]. */
const MARKS: Readonly<Record<AgeLevel, string>> = { calm: '', warning: '!', late: '!!' };

/** The number to be read from afar, and how long it stands. */
export function CardHead({ ticket, isFresh }: { readonly ticket: Ticket; readonly isFresh: boolean }) {
  const { t } = useTranslation('screen');
  const wallTime = useWallTime();
  const count = useTime((now) => ageOf(ticket.at, now).minutes);
  const level = useTime((now) => ageOf(ticket.at, now).level);
  return (
    <div className={classes.head} data-level={level}>
      <h3 className={classes.number}>{ticket.orderNumber}</h3>
      <p className={classes.age}>
        <span aria-hidden>
          {MARKS[level] && <b className={classes.mark}>{MARKS[level]}</b>}
          {t('card.minutes', { count })}
        </span>
        <span className={classes.spoken}>{t(`card.${level}`, { count })}</span>
        <span className={classes.sent}>{isFresh ? t('card.fresh') : wallTime(ticket.at)}</span>
      </p>
    </div>
  );
}
