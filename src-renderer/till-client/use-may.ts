import { type Right, rightsOf } from '#shared/staff/rights.ts';
import { useTillView } from './use-till.tsx';

/** Whether whoever is at this screen may do something without an approval; everybody may where nobody has a PIN. */
export const useMay = (right: Right): boolean =>
  useTillView(({ session }) => !session?.signedIn || rightsOf(session.signedIn.role).has(right));
