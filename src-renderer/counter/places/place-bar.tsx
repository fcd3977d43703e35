import { IconArrowsExchange } from '@tabler/icons-react';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { useCounter, useCounterView } from '../counter-context.tsx';
import classes from './place-bar.module.css';
import { CourseChips, SeatChips } from './place-chips.tsx';
import { usePlaces } from './use-places.ts';

/** Whom the next item is for and with which course it comes, in one tap; nothing where nobody is to be bothered with it; spec [U40]. */
export const PlaceBar = memo(function PlaceBar() {
  const { t } = useTranslation('counter');
  const counter = useCounter();
  const places = usePlaces();
  const { seat, course } = useCounterView((view) => view.place);
  const isEmpty = useCounterView((view) => view.orderId === null);
  if (!places) return null;
  return (
    <fieldset className={classes.bar} aria-label={t('places.label')}>
      {places.seats > 0 && (
        <div className={classes.seats}>
          <span className={classes.label} aria-hidden>
            {t('places.seat')}
          </span>
          <SeatChips
            count={places.seats}
            chosen={seat}
            onChoose={(chosen) => counter.store.setState({ place: { seat: chosen, course } })}
          />
        </div>
      )}
      <div className={classes.courses}>
        <span className={classes.label} aria-hidden>
          {t('places.course')}
        </span>
        <CourseChips
          count={places.courses}
          chosen={course ?? 1}
          onChoose={(chosen) => counter.store.setState({ place: { seat, course: chosen === 1 ? null : chosen } })}
        />
      </div>
      <button
        type="button"
        className={classes.move}
        disabled={isEmpty}
        onClick={() => counter.show({ kind: 'move-lines' })}
      >
        <IconArrowsExchange size={20} aria-hidden />
        {t('places.move')}
      </button>
    </fieldset>
  );
});
