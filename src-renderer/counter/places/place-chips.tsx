import { useTranslation } from 'react-i18next';
import classes from './place-chips.module.css';
import type { Place } from './places.ts';

/** One seat after the other, the whole table before them; null is the table, and undefined none of them. */
export function SeatChips({
  count,
  chosen,
  disabled,
  onChoose,
}: {
  readonly count: number;
  readonly chosen?: Place['seat'];
  readonly disabled?: boolean;
  readonly onChoose: (seat: Place['seat']) => void;
}) {
  const { t } = useTranslation('counter');
  return (
    <div className={classes.chips}>
      {[null, ...numbers(count)].map((seat) => (
        <button
          key={seat}
          type="button"
          className={classes.chip}
          aria-label={seat === null ? t('places.noSeatLabel') : t('places.seatOf', { seat })}
          aria-pressed={chosen === undefined ? undefined : seat === chosen}
          disabled={disabled}
          onClick={() => onChoose(seat)}
        >
          {seat ?? t('places.noSeat')}
        </button>
      ))}
    </div>
  );
}

/** One course after the other. */
export function CourseChips({
  count,
  chosen,
  disabled,
  onChoose,
}: {
  readonly count: number;
  readonly chosen?: number;
  readonly disabled?: boolean;
  readonly onChoose: (course: number) => void;
}) {
  const { t } = useTranslation('counter');
  return (
    <div className={classes.chips}>
      {numbers(count).map((course) => (
        <button
          key={course}
          type="button"
          className={classes.chip}
          aria-label={t('places.courseOf', { course })}
          aria-pressed={chosen === undefined ? undefined : course === chosen}
          disabled={disabled}
          onClick={() => onChoose(course)}
        >
          {course}
        </button>
      ))}
    </div>
  );
}

const numbers = (count: number): number[] => Array.from({ length: count }, (_, at) => at + 1);
