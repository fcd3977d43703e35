import { memo, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { inColours } from '#shared/printing/paper-colour.ts';
import { inLanguage } from '#shared/printing/paper-labels-in.ts';
import { layoutPaper } from '#shared/printing/paper-layout.ts';
import { useTillView } from '../till-client/use-till.tsx';
import { PaperRows } from './paper-rows.tsx';
import classes from './paper-slip.module.css';
import type { Slip } from './virtual-paper.ts';

/** One slip, laid out by the very model that a real printer is driven by. */
export const PaperSlip = memo(function PaperSlip({ slip: { job, printer } }: { readonly slip: Slip }) {
  const { t } = useTranslation('paper');
  const timeZone = useTillView(({ state }) => state?.settings.shop.timeZone ?? 'UTC');
  const language = useTillView(({ state }) => state?.settings.shop.language ?? 'en');
  const isTraining = useTillView(({ state }) => state?.isTraining ?? false);
  const logo = useTillView(({ state }) => state?.settings.shop.receiptLogo ?? null);
  const paper = useMemo(
    () =>
      inColours(
        layoutPaper(job.content, {
          columns: printer.columns,
          reprint: job.tries > 1,
          timeZone,
          ...inLanguage(language),
          ...{ opensDrawer: printer.opensDrawer, buzzes: printer.buzzer, logo, isTraining },
        }),
        printer.twoColour,
      ),
    [job, printer, timeZone, language, logo, isTraining],
  );
  return (
    <li className={classes.item}>
      <p className={classes.from}>
        {printer.name}
        <span>{t(`state.${job.state}`)}</span>
      </p>
      <PaperRows paper={paper} />
    </li>
  );
});
