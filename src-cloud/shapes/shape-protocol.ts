import { ok, type Result } from '#shared/result.ts';
import type { PublishedTable } from './published-tables.ts';
import { type Place, readPlace } from './shape-place.ts';
import { type ShapeProblem, shapeProblem } from './shape-request.ts';

/** What a request of the protocol says, as far as the built-in endpoint speaks it. */
export interface AskedPlace {
  readonly place: Place;
  /** As it was asked for. */
  readonly offset: string;
  readonly handle: string | null;
  /** Wait for news if there is none. */
  readonly live: boolean;
  readonly cursor: string;
}

/** Long polling of whole shapes is all that tills use, and all that is answered; spec [SH10]. */
export function readProtocol(protocol: URLSearchParams, table: PublishedTable): Result<AskedPlace, ShapeProblem> {
  const unsupported = [...protocol.keys()].find(
    (name) =>
      name.startsWith('subset__') ||
      (name === 'log' && protocol.get(name) !== 'full') ||
      (/^(experimental_)?live_sse$/.test(name) && protocol.get(name) !== 'false'),
  );
  if (unsupported !== undefined) {
    return shapeProblem(
      'SHAPE_MODE_UNSUPPORTED',
      'This cloud hands out whole shapes by long polling: without subsets, event streams or logs of changes only.',
      { [unsupported]: ['is not supported'] },
    );
  }
  const offset = protocol.get('offset') ?? '';
  const handle = protocol.get('handle');
  const live = protocol.get('live') === 'true';
  const place = readPlace(offset, table);
  const invalid = (name: string, what: string) =>
    shapeProblem('SHAPE_PLACE_INVALID', 'This request does not say where to go on from.', { [name]: [what] });
  if (!place) return invalid('offset', 'must be -1, now or an offset that was answered');
  const begins = place.kind === 'start' || place.kind === 'now';
  if (!begins && !handle) return invalid('handle', 'must be given with this offset');
  if (begins && live) return invalid('live', 'cannot be true with this offset');
  return ok({ place, offset, handle, live, cursor: protocol.get('cursor') ?? '' });
}
