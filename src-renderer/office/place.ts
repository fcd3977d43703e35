import { type BusinessDate, businessDate } from '#shared/time/business-date.ts';

/** What the page's address says to show, so that a reload and a bookmark come back to it. */
export interface Place {
  readonly shopId: string | null;
  readonly date: BusinessDate | null;
}

export function readPlace(search: string): Place {
  const query = new URLSearchParams(search);
  return { shopId: query.get('shop'), date: businessDate.safeParse(query.get('date')).data ?? null };
}

/** The address of a place; today and the only shop need no mention. */
export function placeAddress(pathname: string, place: Place): string {
  const query = new URLSearchParams();
  if (place.shopId) query.set('shop', place.shopId);
  if (place.date) query.set('date', place.date);
  const search = query.toString();
  return search ? `${pathname}?${search}` : pathname;
}
