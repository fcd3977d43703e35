import { Checkbox, Modal } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { LineId } from '#shared/ids/ids.ts';
import { wasTold } from '#shared/order/decide-line.ts';
import { lineName } from '#shared/order/line-name.ts';
import type { Order } from '#shared/order/order.ts';
import { seatOf } from '#shared/payment/checks.ts';
import { activeLines } from '#shared/pricing/price-order.ts';
import { quantityText } from '#shared/printing/paper-quantity.ts';
import { displayLocale } from '../../components/display-locale.ts';
import { SubmitButton } from '../../components/submit-button.tsx';
import { useCounter } from '../counter-context.tsx';
import classes from './move-lines-dialog.module.css';
import { CourseChips, SeatChips } from './place-chips.tsx';
import { usePlaces } from './use-places.ts';

/** Moves lines between seats and courses: what is chosen goes where the next tap says. */
export function MoveLinesDialog({ order, onClose }: { readonly order: Order; readonly onClose: () => void }) {
  const { t } = useTranslation('counter');
  const counter = useCounter();
  const places = usePlaces();
  const [chosen, setChosen] = useState<ReadonlySet<LineId>>(new Set());
  const lines = activeLines(order);
  const picked = lines.filter(({ lineId }) => chosen.has(lineId));
  const movable = picked.filter((line) => !wasTold(order, line));
  const move = (
    ids: readonly { readonly lineId: LineId }[],
    to: { seat: number | null } | { course: number | null },
  ) => {
    const lineIds = ids.map(({ lineId }) => lineId);
    if (!counter.placeLines(lineIds, to)) setChosen(new Set());
  };
  const isAll = chosen.size === lines.length;
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('places.moveTitle')}
      size={640}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <form
        className={classes.form}
        onSubmit={(event) => {
          event.preventDefault();
          onClose();
        }}
      >
        <p className={classes.hint}>{t('places.moveHint')}</p>
        <fieldset className={classes.lines} aria-label={t('places.moveLines')}>
          <Checkbox
            className={classes.line}
            size="lg"
            label={t('places.all')}
            checked={isAll}
            indeterminate={chosen.size > 0 && !isAll}
            onChange={() => setChosen(new Set(isAll ? [] : lines.map(({ lineId }) => lineId)))}
          />
          {lines.map((line) => {
            const seat = seatOf(line);
            const where = [
              seat === null ? null : t('places.seatOf', { seat }),
              t('places.courseOf', { course: line.course ?? 1 }),
              wasTold(order, line) ? t('places.made') : null,
            ];
            return (
              <Checkbox
                key={line.lineId}
                className={classes.line}
                size="lg"
                label={
                  <>
                    {`${quantityText(line.quantity, displayLocale())} × ${lineName(line)}`}
                    <span className={classes.where}>{where.filter((one) => one !== null).join(' · ')}</span>
                  </>
                }
                checked={chosen.has(line.lineId)}
                onChange={() => {
                  const next = new Set(chosen);
                  if (!next.delete(line.lineId)) next.add(line.lineId);
                  setChosen(next);
                }}
              />
            );
          })}
        </fieldset>
        {places !== null && places.seats > 0 && (
          <fieldset className={classes.to} aria-label={t('places.toSeat')}>
            <span className={classes.label} aria-hidden>
              {t('places.toSeat')}
            </span>
            <SeatChips
              count={places.seats}
              disabled={picked.length === 0}
              onChoose={(seat) => move(picked, { seat })}
            />
          </fieldset>
        )}
        <fieldset className={classes.to} aria-label={t('places.toCourse')}>
          <span className={classes.label} aria-hidden>
            {t('places.toCourse')}
          </span>
          <CourseChips
            count={places?.courses ?? 2}
            disabled={movable.length === 0}
            onChoose={(course) => move(movable, { course: course === 1 ? null : course })}
          />
        </fieldset>
        <SubmitButton h={56} fz={18} ready>
          {t('places.done')}
        </SubmitButton>
      </form>
    </Modal>
  );
}
