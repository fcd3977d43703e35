import { type CSSProperties, memo, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { encode } from 'uqr';
import { type Barcode, barcodeWidths } from '#shared/printing/barcode.ts';
import { BARCODE_HEIGHT_DOTS, BARCODE_MODULE_DOTS } from '#shared/printing/paper-codes.ts';
import { CELL, isBlack, type Picture } from '#shared/printing/picture.ts';
import classes from './paper-slip.module.css';

/** The code as its printer would make it: the same data at the same error correction. */
export const QrCode = memo(function QrCode(props: { data: string; moduleDots: number; columns: number }) {
  const { t } = useTranslation('paper');
  const { data } = useMemo(() => encode(props.data, { ecc: 'M', border: 0 }), [props.data]);
  const path = pathOf(data.length, data.length, (x, y) => data[y]?.[x] === true);
  const label = t('qr', { data: props.data });
  return (
    <Drawn size={[data.length, data.length]} scale={props.moduleDots} {...{ path, label }} columns={props.columns} />
  );
});

export function BarcodeStrip({ barcode, columns }: { readonly barcode: Barcode; readonly columns: number }) {
  const widths = barcodeWidths(barcode) ?? [];
  const total = widths.reduce((sum, width) => sum + width, 0);
  const height = BARCODE_HEIGHT_DOTS / BARCODE_MODULE_DOTS;
  let at = 0;
  const bars = widths.map((width, index) => {
    at += width;
    return index % 2 === 0 ? `M${at - width} 0h${width}v${height}h-${width}z` : '';
  });
  const drawing = { path: bars.join(''), label: barcode.data, columns };
  return (
    <>
      <Drawn size={[total, height]} scale={BARCODE_MODULE_DOTS} {...drawing} />
      <div className={classes.digits} aria-hidden="true">
        {barcode.data}
      </div>
    </>
  );
}

export const Dots = memo(function Dots(props: { picture: Picture; alt: string; columns: number }) {
  const { picture, alt, columns } = props;
  const { width, height } = picture;
  const path = useMemo(() => pathOf(width, height, (x, y) => isBlack(picture, x, y)), [picture, width, height]);
  return <Drawn size={[width, height]} scale={1} {...{ path, columns }} label={alt} />;
});

interface DrawnProps {
  readonly size: readonly [width: number, height: number];
  /** How many dots of the printer one unit of the path takes. */
  readonly scale: number;
  readonly path: string;
  readonly label: string;
  readonly columns: number;
}

function Drawn({ size: [width, height], scale, path, label, columns }: DrawnProps) {
  const share = (width * scale) / (columns * CELL.width);
  return (
    <svg
      className={classes.picture}
      style={{ '--share': share } as CSSProperties}
      viewBox={`0 0 ${width} ${height}`}
      shapeRendering="crispEdges"
      role="img"
      aria-label={label}
    >
      <path d={path} />
    </svg>
  );
}

/** One stroke for each run of black dots in a row. */
function pathOf(width: number, height: number, isDark: (x: number, y: number) => boolean): string {
  let path = '';
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      if (!isDark(x, y)) continue;
      const from = x;
      while (x + 1 < width && isDark(x + 1, y)) x += 1;
      path += `M${from} ${y}h${x + 1 - from}v1h-${x + 1 - from}z`;
    }
  }
  return path;
}
