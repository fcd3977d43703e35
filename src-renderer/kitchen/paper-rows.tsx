import { useTranslation } from 'react-i18next';
import type { Paper, PaperRow } from '#shared/printing/paper.ts';
import { isolated } from '#shared/printing/paper-direction.ts';
import { BarcodeStrip, Dots, QrCode } from './paper-pictures.tsx';
import classes from './paper-slip.module.css';

/** A piece of paper, row by row as a printer prints it. */
export function PaperRows({ paper }: { readonly paper: Paper }) {
  return (
    <div className={classes.paper} dir={paper.direction} style={{ '--columns': paper.columns }}>
      {paper.rows.map((row, at) => (
        // Rows have no identity but their place.
        // biome-ignore lint/suspicious/noArrayIndexKey: see above.
        <Row key={at} row={row} paper={paper} />
      ))}
    </div>
  );
}

function Row({ row, paper }: { readonly row: PaperRow; readonly paper: Paper }) {
  const { t } = useTranslation('paper');
  const { columns, direction } = paper;
  const inOrder = (text: string) => (direction === 'rtl' ? isolated(text) : text);
  switch (row.kind) {
    case 'text':
    case 'pair':
      return (
        <div
          className={classes.row}
          data-inverse={row.inverse}
          data-red={row.red}
          data-align={row.kind === 'text' ? row.align : 'start'}
          style={{ '--wide': row.size.width, '--tall': row.size.height, fontWeight: row.bold ? 700 : 400 }}
        >
          {row.kind === 'text' ? (
            <span className={classes.text}>{inOrder(row.text)}</span>
          ) : (
            <>
              <span className={classes.text}>{inOrder(row.start)}</span>
              <span className={classes.end}>{inOrder(row.end)}</span>
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
