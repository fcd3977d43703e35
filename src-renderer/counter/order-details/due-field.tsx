import { useTranslation } from 'react-i18next';
import { wallTimeAt } from '#shared/time/business-date.ts';
import { asInstant, type Instant } from '#shared/time/instant.ts';
import { nextWallTime } from '#shared/time/next-wall-time.ts';
import { TimeField } from '../../components/time-field/time-field.tsx';
import { NO_TIME, UNREAD } from '../../components/time-field/time-text.ts';
import { useTill, useTillView } from '../../till-client/use-till.tsx';
import classes from './order-details.module.css';

/** How soon guests who call usually want it, in minutes. */
const USUAL = [10, 15, 20, 30, 45] as const;
const MINUTE_MS = 60_000;

/** When the guest wants it, as its field is filled in; null is as soon as it is made. */
export type Due = Instant | null | 'unread';

/** When the guest wants it: a usual wait, or a time on the shop's clock. */
export function DueField({ due, onChange }: { readonly due: Due; readonly onChange: (due: Due) => void }) {
  const { t } = useTranslation('counter');
  const till = useTill();
  const timeZone = useTillView(({ state }) => state?.settings.shop.timeZone ?? 'UTC');
  const inMinutes = (minutes: number) =>
    asInstant(Math.ceil((till.now() + minutes * MINUTE_MS) / MINUTE_MS) * MINUTE_MS);
  const dueOf = (minutes: number): Due =>
    minutes === NO_TIME ? null : minutes === UNREAD ? 'unread' : nextWallTime(minutes, till.now(), timeZone);
  return (
    <fieldset className={classes.field}>
      <legend className={classes.label}>{t('details.due')}</legend>
      <div className={classes.usual}>
        <button type="button" className={classes.choice} aria-pressed={due === null} onClick={() => onChange(null)}>
          {t('details.dueNow')}
        </button>
        {USUAL.map((minutes) => (
          <button key={minutes} type="button" className={classes.choice} onClick={() => onChange(inMinutes(minutes))}>
            {t('details.dueIn', { count: minutes })}
          </button>
        ))}
        <TimeField
          className={classes.dueTime}
          aria-label={t('details.dueTime')}
          from={wallTimeAt(till.now(), timeZone).minutes}
          minutes={due === null ? NO_TIME : due === 'unread' ? UNREAD : wallTimeAt(due, timeZone).minutes}
          onChange={(minutes) => onChange(dueOf(minutes))}
        />
      </div>
    </fieldset>
  );
}
