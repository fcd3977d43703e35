import { clock } from '#shared/printing/wall-clock.ts';
import type { Instant } from '#shared/time/instant.ts';
import { displayLocale } from '../../components/display-locale.ts';
import { useScreenView } from './kitchen-context.tsx';

/** Writes times as they stand on the shop's wall: 14:05. */
export function useWallTime(): (at: Instant) => string {
  const timeZone = useScreenView(({ place }) => place?.shop.timeZone ?? 'UTC');
  return (at) => clock(at, { locale: displayLocale(), timeZone });
}
