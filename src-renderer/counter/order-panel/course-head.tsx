import { IconFlame } from '@tabler/icons-react';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Instant } from '#shared/time/instant.ts';
import { useNow } from '../../till-client/use-now.ts';
import { useCounter } from '../counter-context.tsx';
import classes from './course-head.module.css';
import type { CourseView } from './course-views.ts';

const MINUTE_MS = 60_000;

/** A course above its lines: for how long it waits, with what fires it, or when that was done; spec [U41]. */
export const CourseHead = memo(function CourseHead({ view }: { readonly view: CourseView }) {
  const { t } = useTranslation('counter');
  const counter = useCounter();
  const now = useNow();
  const { course, waitsSince, firedAt } = view;
  const minutesSince = (since: Instant) => Math.max(0, Math.floor((now - since) / MINUTE_MS));
  return (
    <div className={classes.head} data-waits={waitsSince !== null || undefined}>
      <h3 className={classes.name}>{t('places.courseOf', { course })}</h3>
      <span className={classes.age}>
        {waitsSince !== null
          ? t('places.waits', { minutes: minutesSince(waitsSince) })
          : firedAt !== null && t('places.fired', { minutes: minutesSince(firedAt) })}
      </span>
      {waitsSince !== null && (
        <button
          type="button"
          className={classes.fire}
          aria-label={t('places.fireLabel', { course })}
          onClick={() => counter.fireCourse(course)}
        >
          <IconFlame size={18} aria-hidden />
          {t('places.fire')}
        </button>
      )}
    </div>
  );
});
