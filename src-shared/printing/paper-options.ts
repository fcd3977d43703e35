import type { PaperLabels } from './paper-labels.ts';

/** What a slip depends on besides what it says. */
export interface PaperOptions {
  readonly columns: number;
  /** Whether this slip may already have come out of a printer. */
  readonly reprint: boolean;
  readonly locale: string;
  /** The shop's IANA zone. */
  readonly timeZone: string;
  readonly labels: PaperLabels;
  /** Whether a kitchen ticket sounds the printer's buzzer. */
  readonly buzzes?: boolean;
  /** The printer in whose place this one prints the slip, if any. */
  readonly inPlaceOf?: string | null;
  /** Whether nothing of it is true: somebody trains. */
  readonly isTraining?: boolean;
}
