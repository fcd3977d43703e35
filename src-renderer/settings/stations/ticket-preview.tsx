import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { stationSlips } from '#shared/kitchen/station-slips.ts';
import { inColours } from '#shared/printing/paper-colour.ts';
import { asShopWrites } from '#shared/printing/paper-labels-in.ts';
import { layoutTicket } from '#shared/printing/paper-ticket.ts';
import type { Station } from '#shared/settings/settings.ts';
import { PaperRows } from '../../kitchen/paper-rows.tsx';
import { useTillView } from '../../till-client/use-till.tsx';
import { sampleTicket } from './sample-ticket.ts';
import classes from './ticket-preview.module.css';

/** Its tickets as they would come out, from the functions that make and lay out the real ones; spec [K18]. */
export function TicketPreview({ station }: { readonly station: Station }) {
  const { t } = useTranslation('settings');
  const settings = useTillView(({ state }) => state?.settings ?? null);
  const printer = settings?.printers.find(({ stationIds }) => stationIds.includes(station.id));
  const columns = printer?.columns ?? 48;
  const twoColour = printer?.twoColour ?? false;
  const shop = settings?.shop;
  const papers = useMemo(() => {
    const words = t('stations.sample', { returnObjects: true });
    const look = shop && { columns, reprint: false, ...asShopWrites(shop), timeZone: 'UTC' };
    const slips = look ? stationSlips(sampleTicket(station, words), station) : [];
    return slips.flatMap((ticket) => (look ? [inColours(layoutTicket(ticket, look), twoColour)] : []));
  }, [station, columns, twoColour, shop, t]);
  return (
    // A long preview scrolls by keyboard, too.
    // biome-ignore lint/a11y/noNoninteractiveTabindex: see above.
    <section className={classes.preview} aria-label={t('stations.preview')} tabIndex={0}>
      {papers.map((paper, at) => (
        // Slips have no identity but their place.
        // biome-ignore lint/suspicious/noArrayIndexKey: see above.
        <PaperRows key={at} paper={paper} />
      ))}
    </section>
  );
}
