import { IconCheck, IconClock } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { KitchenCard } from '#shared/kitchen/kitchen-board.ts';
import type { TicketLine } from '#shared/kitchen/ticket.ts';
import { wayOf } from '#shared/kitchen/way-of.ts';
import type { LineHeadings } from '#shared/printing/ticket-headings.ts';
import { lineWords, modifierWords, type PlaceWords } from '#shared/printing/ticket-words.ts';
import { displayLocale } from '../../components/display-locale.ts';
import classes from './card-line.module.css';
import { makerStates } from './columns.ts';
import { useScreenView } from './kitchen-context.tsx';
import { ticketWordsHere } from './ticket-words-here.ts';

/** What to make or to stop making, and all that is to know of it, in the words of paper. */
export function CardLine({
  line,
  card,
  headings,
}: {
  readonly line: TicketLine;
  readonly card: KitchenCard;
  readonly headings: LineHeadings;
}) {
  const words = lineWords(line, card.ticket, { labels: ticketWordsHere(), locale: displayLocale() });
  const gone = (line.wasWith ?? []).filter((one) => !line.modifiers.some((other) => wayOf([other]) === wayOf([one])));
  return (
    <li className={classes.line} data-kind={line.kind}>
      {headings.course && <p className={classes.course}>{headings.course}</p>}
      {headings.seat && <p className={classes.seat}>{headings.seat}</p>}
      {words.mark && <p className={classes.mark}>{words.mark}</p>}
      <p className={classes.item}>
        {words.stop && <strong className={classes.stop}>{words.stop} </strong>}
        <span className={classes.quantity}>{words.quantity} </span>
        {words.was && <span className={classes.was}>{words.was} </span>}
        <span className={classes.name}>{words.name}</span>
      </p>
      {words.modifiers.length + gone.length > 0 && (
        <ul className={classes.modifiers}>
          {words.modifiers.map(({ kind, text }) => (
            <li key={text} data-kind={kind}>
              {text}
            </li>
          ))}
          {gone.map((modifier) => {
            const { text } = modifierWords(modifier, ticketWordsHere());
            return (
              <li key={`not ${text}`} className={classes.gone}>
                <del>{text}</del>
              </li>
            );
          })}
        </ul>
      )}
      {words.note.length > 0 && <p className={classes.note}>{words.note.join('\n')}</p>}
      {words.places && <Places places={words.places} card={card} isExpo={line.madeAt !== undefined} />}
    </li>
  );
}

interface PlacesProps {
  readonly places: PlaceWords;
  readonly card: KitchenCard;
  readonly isExpo: boolean;
}

/** Who else makes it; whoever puts it together also sees who is done; spec [K49]. */
function Places({ places: { label, stations }, card, isExpo }: PlacesProps) {
  const { t } = useTranslation('screen');
  const cards = useScreenView(({ ledger }) => ledger?.cards);
  const stateOf = makerStates(card, (isExpo && cards) || []);
  const [before, after] = label.split('{{stations}}');
  return (
    <p className={classes.places}>
      {before}
      {stations.map(({ name, text }, at) => {
        const state = stateOf(name);
        return (
          <span key={name} className={classes.place} data-state={state}>
            {text}
            {state === 'done' && <IconCheck size={22} stroke={3} role="img" aria-label={t('card.ready')} />}
            {state === 'making' && <IconClock size={22} role="img" aria-label={t('card.making')} />}
            {at < stations.length - 1 && ', '}
          </span>
        );
      })}
      {after}
    </p>
  );
}
