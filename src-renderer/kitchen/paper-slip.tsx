import { memo, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { inColours } from '#shared/printing/paper-colour.ts';
import { asShopWrites } from '#shared/printing/paper-labels-in.ts';
import { layoutPaper } from '#shared/printing/paper-layout.ts';
import { useTillView } from '../till-client/use-till.tsx';
import { PaperRows } from './paper-rows.tsx';
import classes from './paper-slip.module.css';
import type { Slip } from './virtual-paper.ts';

/** One slip, laid out by the very model that a real printer is driven by. */
export const PaperSlip = memo(function PaperSlip({ slip: { job, printer } }: { readonly slip: Slip }) {
  const { t } = useTranslation('paper');
  const shop = useTillView(({ state }) => state?.settings.shop ?? null);
  const isTraining = useTillView(({ state }) => state?.isTraining ?? false);
  const paper = useMemo(
    () =>
      shop &&
      inColours(
        layoutPaper(job.content, {
          columns: printer.columns,
          reprint: job.tries > 1,
          timeZone: shop.timeZone,
          ...asShopWrites(shop),
          ...{ opensDrawer: printer.opensDrawer, buzzes: printer.buzzer, logo: shop.receiptLogo, isTraining },
        }),
        printer.twoColour,
      ),
    [job, printer, shop, isTraining],
  );
  if (!paper) return null;
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
