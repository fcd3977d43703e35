import { WIRE_VERSION } from './cloud-contract.ts';

/** What a cloud of this version serves: the wire version of its own tills, and beside it the one before, once there is one. */
export const SERVED_WIRE_VERSIONS: readonly number[] = [WIRE_VERSION];

/** Who must be updated before a till that speaks `wire` is understood; null if it is served; spec [CL24]. */
export function judgeWire(wire: number, served: readonly number[] = SERVED_WIRE_VERSIONS): 'cloud' | 'till' | null {
  if (served.includes(wire)) return null;
  return wire > Math.max(...served) ? 'cloud' : 'till';
}
