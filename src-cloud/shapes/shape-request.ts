import { ELECTRIC_PROTOCOL_QUERY_PARAMS } from '@electric-sql/client';
import { err, ok, type Result } from '#shared/result.ts';
import type { CodedError } from '../api/coded-error.ts';
import type { Till } from '../devices/devices.ts';
import { type PublishedTable, publishedTables } from './published-tables.ts';

/** What a till asks for: of whose rows, and from where on. Which rows and columns those are is not the till's to say. */
export interface ShapeRequest {
  readonly till: Till;
  readonly table: PublishedTable;
  /** Parameters of the protocol, and no others. */
  readonly protocol: URLSearchParams;
  readonly ifNoneMatch: string | null;
}

/** A mistake in a request, with the parameters that it lies in. */
export interface ShapeProblem extends CodedError {
  readonly errors: Readonly<Record<string, readonly string[]>>;
}

/** A request that is answered now or, if it is a live one, as soon as there is something new. */
export interface ShapeAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | NodeJS.ReadableStream | null;
}

/** Whoever answers for shapes: the built-in endpoint or the Electric service. `gone` aborts when nobody waits any more. */
export type ShapeSource = (request: ShapeRequest, gone: AbortSignal) => Promise<Result<ShapeAnswer, ShapeProblem>>;

export const shapeProblem = (
  code: ShapeProblemCode,
  message: string,
  errors: ShapeProblem['errors'],
): Result<never, ShapeProblem> => err({ status: 400, code, message, errors });

type ShapeProblemCode =
  | 'SHAPE_TABLE_UNKNOWN'
  | 'SHAPE_PARAMETER_FIXED'
  | 'SHAPE_PARAMETER_UNKNOWN'
  | 'SHAPE_PARAMETER_DOUBLED'
  | 'SHAPE_MODE_UNSUPPORTED'
  | 'SHAPE_PLACE_INVALID';

/** What the service would take from anybody: only the cloud says it; spec [SH2]. */
const FIXED = /^(where|columns|params(\[.*\])?|replica|secret|api_secret|source_id|source_secret|database_id)$/;

/** Reads the query of a shape request; refuses, by name, all that is not a till's to say. */
export function readShapeQuery(query: URLSearchParams): Result<Pick<ShapeRequest, 'table' | 'protocol'>, ShapeProblem> {
  const protocol = new URLSearchParams();
  for (const name of new Set(query.keys())) {
    if (query.getAll(name).length > 1) {
      return shapeProblem('SHAPE_PARAMETER_DOUBLED', 'A parameter stands twice in this request.', {
        [name]: ['stands more than once'],
      });
    }
    if (FIXED.test(name)) {
      return shapeProblem('SHAPE_PARAMETER_FIXED', 'The cloud itself says which rows and columns a till is handed.', {
        [name]: ['is fixed by the cloud'],
      });
    }
    if (ELECTRIC_PROTOCOL_QUERY_PARAMS.includes(name)) protocol.set(name, query.get(name) ?? '');
    else if (name !== 'table') {
      return shapeProblem('SHAPE_PARAMETER_UNKNOWN', 'This request has a parameter that shapes do not know.', {
        [name]: ['is not known'],
      });
    }
  }
  const table = publishedTables.find(({ name }) => name === query.get('table'));
  if (!table) {
    return shapeProblem('SHAPE_TABLE_UNKNOWN', 'There is no such table to follow.', {
      table: [`must be one of ${publishedTables.map(({ name }) => name).join(', ')}`],
    });
  }
  return ok({ table, protocol });
}
