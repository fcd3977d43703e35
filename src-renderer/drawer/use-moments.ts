import { useMemo } from 'react';
import type { StaffId } from '#shared/ids/ids.ts';
import type { Instant } from '#shared/time/instant.ts';
import { displayLocale } from '../components/display-locale.ts';
import { useTillView } from '../till-client/use-till.tsx';

/** Writes a moment as the shop's wall shows it: the time alone, or with its day. */
export function useMoments(): { readonly time: (at: Instant) => string; readonly moment: (at: Instant) => string } {
  const timeZone = useTillView(({ state }) => state?.settings.shop.timeZone ?? 'UTC');
  return useMemo(() => {
    const write = (how: Intl.DateTimeFormatOptions) => {
      const format = new Intl.DateTimeFormat(displayLocale(), { ...how, timeZone });
      return (at: Instant) => format.format(at);
    };
    const hour = { hour: '2-digit', minute: '2-digit' } as const;
    return { time: write(hour), moment: write({ ...hour, day: 'numeric', month: 'short' }) };
  }, [timeZone]);
}

/** What somebody is called; null where nobody was signed in, or they are not known here. */
export function useNameOf(): (id: StaffId | null) => string | null {
  const staff = useTillView(({ state }) => state?.staff);
  return (id) => staff?.find((one) => one.id === id)?.name ?? null;
}
