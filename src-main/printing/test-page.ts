import type { Logger } from 'pino';
import { asShopWrites } from '#shared/printing/paper-labels-in.ts';
import { layoutTestPage } from '#shared/printing/paper-test-page.ts';
import type { PrinterDraft } from '#shared/printing/printer-report.ts';
import type { Settings } from '#shared/settings/settings.ts';
import type { Instant } from '#shared/time/instant.ts';
import { pagesOf, sampleLetters } from './code-pages.ts';
import { slipBytes } from './slip-bytes.ts';

/** The page that shows whether a printer prints what its set-up says it can; spec [P73]. */
export function testPageBytes(
  draft: PrinterDraft,
  { shop, stations }: Settings,
  at: Instant,
  log: Pick<Logger, 'error'>,
): Promise<Buffer> {
  const { name, stationIds, printsReceipts, columns, twoColour, codePage, buzzer } = draft;
  const paper = layoutTestPage(
    {
      ...{ shop: shop.name, printer: name, at, printsReceipts, twoColour, buzzer },
      stations: stations.filter(({ id }) => stationIds.includes(id)).map((station) => station.name),
      pages: sampleLetters(pagesOf(codePage)),
    },
    { columns, ...asShopWrites(shop), timeZone: shop.timeZone, reprint: false },
  );
  return slipBytes(paper, { twoColour, codePage }, log);
}
