import type { ModifierKind } from '../catalog/catalog.ts';
import type { Ticket, TicketLine, TicketModifier } from '../kitchen/ticket.ts';
import type { PaperLabels } from './paper-labels.ts';
import { measureText, quantityText } from './paper-quantity.ts';
import { cleanLines } from './paper-text.ts';

/** What a ticket's line says, in the words of paper and screen alike; how it looks is theirs. */
export interface LineWords {
  /** On a slip that says several things: which this line is; spec [P7]. */
  readonly mark: string | null;
  /** Before what is not to be made any more. */
  readonly stop: string | null;
  readonly quantity: string;
  /** What a change was before, where it was another quantity. */
  readonly was: string | null;
  readonly name: string;
  readonly modifiers: readonly ModifierWords[];
  /** The lines of its note; none where its station wants none. */
  readonly note: readonly string[];
  readonly places: PlaceWords | null;
}

export interface ModifierWords {
  readonly kind: ModifierKind;
  readonly text: string;
}

/** Who else makes it, or, for whoever puts it together, who does; `label` holds `{{stations}}`; spec [K7], [K9]. */
export interface PlaceWords {
  readonly label: string;
  readonly stations: readonly { readonly name: string; readonly text: string }[];
}

interface WordsOptions {
  readonly labels: PaperLabels;
  readonly locale: string;
}

/** The words of one line of a ticket. */
export function lineWords(line: TicketLine, ticket: Ticket, { labels, locale }: WordsOptions): LineWords {
  const { kind, quantity, unit, was, name, modifiers, note } = line;
  const differs = kind === 'changed' && was !== null && was !== quantity;
  return {
    mark: kind === 'changed' ? labels.changed : kind === 'new' && ticket.kind === 'changed' ? labels.added : null,
    stop: kind === 'void' ? labels.void : null,
    quantity: measureText(quantity, unit, locale),
    was: differs ? labels.was.replace('{{quantity}}', quantityText(was, locale)) : null,
    name,
    modifiers: modifiers.map((modifier) => modifierWords(modifier, labels)),
    note: cleanLines((ticket.looks?.printsNotes === false ? null : note) ?? ''),
    places: placeWords(line, labels, locale),
  };
}

/** What is left out says NO, and an allergy has marks; spec [K11], [K12]. */
export function modifierWords(modifier: TicketModifier, labels: PaperLabels): ModifierWords {
  const { count, kind = 'add' } = modifier;
  const name = modifier.within ? `- ${modifier.name}` : modifier.name;
  const times = count === 1 ? name : `${count} × ${name}`;
  if (kind === 'add') return { kind, text: times };
  return { kind, text: filled(kind === 'remove' ? labels.no : labels.allergy, 'name', times) };
}

function placeWords({ alsoAt, madeAt }: TicketLine, labels: PaperLabels, locale: string): PlaceWords | null {
  const places = alsoAt ?? madeAt;
  if (!places) return null;
  return {
    label: alsoAt ? labels.alsoAt : labels.madeAt,
    stations: places.map((name) => ({ name, text: name.toLocaleUpperCase(locale) })),
  };
}

/** A name may hold what a replacement pattern would take for an instruction. */
export const filled = (label: string, place: string, text: string): string => label.replace(`{{${place}}}`, () => text);
