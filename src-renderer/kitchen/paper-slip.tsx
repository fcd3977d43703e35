import { memo, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { PaperRow } from '#shared/printing/paper.ts';
import { ENGLISH } from '#shared/printing/paper-labels.ts';
import { layoutPaper } from '#shared/printing/paper-layout.ts';
import { displayLocale } from '../components/display-locale.ts';
import { useTillView } from '../till-client/use-till.tsx';
import { BarcodeStrip, Dots, QrCode } from './paper-pictures.tsx';
import classes from './paper-slip.module.css';
import type { Slip } from './virtual-paper.ts';

/** One slip, laid out by the very model that a real printer is driven by. */
export const PaperSlip = memo(function PaperSlip({ slip: { job, printer } }: { readonly slip: Slip }) {
  const { t } = useTranslation('paper');
  const timeZone = useTillView(({ state }) => state?.settings.shop.timeZone ?? 'UTC');
  const paper = useMemo(
    () =>
      layoutPaper(job.content, {
        columns: printer.columns,
        reprint: job.tries > 1,
        locale: displayLocale(),
        timeZone,
        labels: ENGLISH,
        opensDrawer: printer.opensDrawer,
      }),
    [job, printer, timeZone],
  );
  return (
    <li className={classes.item}>
      <p className={classes.from}>
        {printer.name}
        <span>{t(`state.${job.state}`)}</span>
      </p>
      <div className={classes.paper} style={{ '--columns': paper.columns }}>
        {paper.rows.map((row, at) => (
          // Rows have no identity but their place: a slip never changes once it is laid out.
          // biome-ignore lint/suspicious/noArrayIndexKey: see above.
          <Row key={at} row={row} columns={paper.columns} />
        ))}
      </div>
    </li>
  );
});

function Row({ row, columns }: { readonly row: PaperRow; readonly columns: number }) {
  const { t } = useTranslation('paper');
  switch (row.kind) {
    case 'text':
    case 'pair':
      return (
        <div
          className={classes.row}
          data-inverse={row.inverse}
          data-red={row.red}
          data-align={row.kind === 'text' ? row.align : 'left'}
          style={{ '--wide': row.size.width, '--tall': row.size.height, fontWeight: row.bold ? 700 : 400 }}
        >
          {row.kind === 'text' ? (
            <span className={classes.text}>{row.text}</span>
          ) : (
            <>
              <span className={classes.text}>{row.left}</span>
              <span className={classes.right}>{row.right}</span>
            </>
          )}
        </div>
      );
    case 'rule':
      return <hr className={classes.rule} data-heavy={row.heavy} />;
    case 'feed':
      return <div style={{ height: `${row.lines * 18}px` }} />;
    case 'qr':
      return <QrCode data={row.data} moduleDots={row.moduleDots} columns={columns} />;
    case 'barcode':
      return <BarcodeStrip barcode={row} columns={columns} />;
    case 'image':
      return <Dots picture={row.picture} alt={row.alt} columns={columns} />;
    case 'buzzer':
      return <p className={classes.pulse}>{t('buzzed', { count: row.times })}</p>;
    case 'cut':
      return <div className={classes.cut} />;
    case 'pulse':
      return <p className={classes.pulse}>{t('drawerOpened')}</p>;
    default:
      return row satisfies never;
  }
}
