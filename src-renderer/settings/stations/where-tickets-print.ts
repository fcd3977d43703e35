import type { TFunction } from 'i18next';
import { ticketPrinters } from '#shared/kitchen/ticket-printers.ts';
import type { Printer, Station } from '#shared/settings/settings.ts';

/** Where a station's tickets come out, in words; spec [P75]. */
export function whereTicketsPrint(t: TFunction<'settings'>, station: Station, printers: readonly Printer[]): string {
  const names = ticketPrinters(station.id, printers)
    .map(({ name }) => name)
    .join(', ');
  if (hasOwnPrinter(station, printers)) return t('stations.prints.own', { printers: names });
  const isOnScreen = station.shows === 'screen' || (station.shows === 'both' && names === '');
  if (names === '') return t(isOnScreen ? 'stations.prints.screenAlone' : 'stations.prints.nowhere');
  return t(isOnScreen ? 'stations.prints.screenOrReceipts' : 'stations.prints.receipts', { printer: names });
}

export const hasOwnPrinter = ({ id }: Station, printers: readonly Printer[]): boolean =>
  printers.some(({ stationIds }) => stationIds.includes(id));

/** The stations whose tickets would come out elsewhere than their own printer, or nowhere, where now they do not; spec [P76]. */
export const stationsLeft = (
  stations: readonly Station[],
  now: readonly Printer[],
  then: readonly Printer[],
): readonly Station[] =>
  stations.filter((station) => {
    if (hasOwnPrinter(station, then)) return false;
    return (
      hasOwnPrinter(station, now) || ticketPrinters(station.id, now)[0]?.id !== ticketPrinters(station.id, then)[0]?.id
    );
  });
