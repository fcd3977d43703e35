import type { Ticket } from '#shared/kitchen/ticket.ts';
import { headWords } from '#shared/printing/ticket-head-words.ts';
import { displayLocale } from '../../components/display-locale.ts';
import classes from './card-place.module.css';
import { useScreenView } from './kitchen-context.tsx';
import { ticketWordsHere } from './ticket-words-here.ts';

/** How the guest takes it, where they sit, who they are and who looks after them, in the words of paper; spec [K72]. */
export function CardPlace({ ticket }: { readonly ticket: Ticket }) {
  const timeZone = useScreenView(({ place }) => place?.shop.timeZone ?? 'UTC');
  const words = headWords(ticket, { labels: ticketWordsHere(), locale: displayLocale(), timeZone });
  const { was, type, tables, name, covers, server, due } = words;
  const main = [type, tables, due].filter((word) => word !== null);
  const more = [name, covers, server].filter((word) => word !== null);
  if (!was && main.length + more.length === 0) return null;
  return (
    <div className={classes.place}>
      {was && <p className={classes.was}>{was}</p>}
      {main.length > 0 && (
        <p className={classes.main}>
          {main.map((word) => (
            <span key={word}>{word}</span>
          ))}
        </p>
      )}
      {more.length > 0 && <p className={classes.more}>{more.join(' · ')}</p>}
    </div>
  );
}
