import { Modal } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { quantityText } from '#shared/printing/paper-quantity.ts';
import { ticketTitle } from '#shared/printing/ticket-headings.ts';
import { displayLocale } from '../../components/display-locale.ts';
import { useRoving } from '../../components/use-roving.ts';
import { recallable } from './columns.ts';
import { useColumns, useKitchen, useScreenView } from './kitchen-context.tsx';
import classes from './recall-dialog.module.css';
import { keyOf } from './ticket-key-of.ts';
import { ticketWordsHere } from './ticket-words-here.ts';
import { useWallTime } from './use-wall-time.ts';

/** The newest tickets that are done at the shown stations; a tap brings one back. */
export function RecallDialog() {
  const { t } = useTranslation('screen');
  const kitchen = useKitchen();
  const columns = useColumns();
  const cards = useScreenView(({ ledger }) => ledger?.cards ?? null);
  const wallTime = useWallTime();
  const roving = useRoving<HTMLOListElement>();
  const done = recallable(columns, cards ?? []);
  return (
    <Modal
      opened
      onClose={() => kitchen.ui.setState({ dialog: null })}
      title={t('recall.title')}
      size={680}
      closeButtonProps={{ 'aria-label': t('recall.close') }}
    >
      {done.length === 0 && <p className={classes.none}>{t('recall.none')}</p>}
      <ol className={classes.list} {...roving}>
        {done.map(({ ticket, bumpedAt }, at) => {
          const { orderNumber, station, lines } = ticket;
          const head = ticketTitle(ticket, ticketWordsHere());
          const time = bumpedAt === null ? '' : wallTime(bumpedAt);
          return (
            <li key={keyOf(ticket)}>
              <button
                type="button"
                className={classes.row}
                data-autofocus={at === 0 || undefined}
                onClick={() => kitchen.recall(ticket)}
              >
                <span className={classes.number}>{orderNumber}</span>
                <span className={classes.station}>
                  {station.name}
                  {head && <b className={classes.kind}>{head}</b>}
                </span>
                <span className={classes.time}>{t('recall.bumped', { time })}</span>
                <span className={classes.what}>
                  {lines.map(({ quantity, name }) => `${quantityText(quantity, displayLocale())} × ${name}`).join(', ')}
                </span>
              </button>
            </li>
          );
        })}
      </ol>
    </Modal>
  );
}
