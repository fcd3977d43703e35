import { useMemo } from 'react';
import { offeredAllergens } from '#shared/settings/allergens.ts';
import { useTillView } from '../../till-client/use-till.tsx';

/** The allergies that the shop offers; spec [U61]. */
export function useAllergens(): readonly string[] {
  const shop = useTillView(({ state }) => state?.settings.shop);
  return useMemo(() => (shop ? offeredAllergens(shop) : []), [shop]);
}
