import { TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { wallTimeAt } from '#shared/time/business-date.ts';
import { asInstant, type Instant } from '#shared/time/instant.ts';
import { nextWallTime } from '#shared/time/next-wall-time.ts';
import { useTill, useTillView } from '../../till-client/use-till.tsx';
import classes from './order-details.module.css';

/** How soon guests who call usually want it, in minutes. */
const USUAL = [10, 15, 20, 30, 45] as const;
const MINUTE_MS = 60_000;

/** When the guest wants it: a usual wait, or a time on the shop's clock; null is as soon as it is made. */
export function DueField({
  dueAt,
  onChange,
}: {
  readonly dueAt: Instant | null;
  readonly onChange: (dueAt: Instant | null) => void;
}) {
  const { t } = useTranslation('counter');
  const till = useTill();
  const timeZone = useTillView(({ state }) => state?.settings.shop.timeZone ?? 'UTC');
  const inMinutes = (minutes: number) =>
    asInstant(Math.ceil((till.now() + minutes * MINUTE_MS) / MINUTE_MS) * MINUTE_MS);
  return (
    <fieldset className={classes.field}>
      <legend className={classes.label}>{t('details.due')}</legend>
      <div className={classes.usual}>
        <button type="button" className={classes.choice} aria-pressed={dueAt === null} onClick={() => onChange(null)}>
          {t('details.dueNow')}
        </button>
        {USUAL.map((minutes) => (
          <button key={minutes} type="button" className={classes.choice} onClick={() => onChange(inMinutes(minutes))}>
            {t('details.dueIn', { count: minutes })}
          </button>
        ))}
        <TextInput
          type="time"
          aria-label={t('details.dueTime')}
          value={dueAt === null ? '' : wallText(wallTimeAt(dueAt, timeZone).minutes)}
          onChange={({ currentTarget: { value } }) => {
            const [hours, minutes] = value.split(':').map(Number);
            if (hours === undefined || minutes === undefined) return;
            onChange(nextWallTime(hours * 60 + minutes, till.now(), timeZone));
          }}
        />
      </div>
    </fieldset>
  );
}

/** As a field of type "time" takes it. */
const wallText = (minutes: number): string =>
  [Math.floor(minutes / 60), minutes % 60].map((part) => String(part).padStart(2, '0')).join(':');
