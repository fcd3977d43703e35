import { Readable } from 'node:stream';
import type { ReadableStream } from 'node:stream/web';
import type { Logger } from 'pino';
import { ok } from '#shared/result.ts';
import { codedErrors } from '../api/coded-error.ts';
import { columnsOf } from './published-tables.ts';
import type { ShapeAnswer, ShapeRequest, ShapeSource } from './shape-request.ts';

/** The Electric service, which nobody but the cloud speaks to. */
export interface ElectricService {
  readonly url: string;
  readonly secret: string;
  /** How long an answer may take to begin and, then, its body to arrive; a live one is held for 20 s. */
  readonly timeoutMs?: number;
}

const TIMEOUT_MS = 40_000;

/** What a client of the protocol reads. Whatever else the service says is between it and the cloud. */
const PASSED_HEADERS = ['content-type', 'etag', 'retry-after'];

/** Answers that are for the till. Any other says that the cloud and the service do not agree. */
const PASSED_STATUSES = [200, 304, 400, 409, 429, 503];

/** Asks the Electric service for the shape that the cloud says, from where the till says; spec [SH3]. */
export function createElectricProxy(
  { url, secret, timeoutMs = TIMEOUT_MS }: ElectricService,
  log: Logger,
): ShapeSource {
  return async (request, gone) => {
    const ended = new AbortController();
    const tooLate = setTimeout(() => ended.abort(), timeoutMs);
    gone.addEventListener('abort', () => ended.abort(), { once: true });
    try {
      const response = await fetch(addressOf(url, secret, request), {
        headers: request.ifNoneMatch ? { 'if-none-match': request.ifNoneMatch } : {},
        redirect: 'manual',
        signal: ended.signal,
      });
      if (!PASSED_STATUSES.includes(response.status)) {
        clearTimeout(tooLate);
        await response.body?.cancel();
        log.error({ status: response.status }, 'the Electric service refused the cloud');
        return ok(away);
      }
      const body = response.body && Readable.fromWeb(response.body as ReadableStream);
      if (body) body.once('close', () => clearTimeout(tooLate));
      else clearTimeout(tooLate);
      return ok({ status: response.status, headers: headersOf(response), body });
    } catch (error) {
      clearTimeout(tooLate);
      // Nothing of the address: the secret stands in it.
      const cause = error instanceof Error ? error.cause : null;
      const problem = cause instanceof Error && 'code' in cause ? cause.code : 'no answer';
      if (!gone.aborted) log.warn({ problem }, 'the Electric service cannot be reached');
      return ok(away);
    }
  };
}

function addressOf(service: string, secret: string, { till, table, protocol }: ShapeRequest): URL {
  const address = new URL('v1/shape', service.endsWith('/') ? service : `${service}/`);
  address.search = protocol.toString();
  const columns = Object.keys(columnsOf(table)).map((name) => `"${name}"`);
  const fixed = {
    table: `evertill.${table.name}`,
    columns: columns.join(','),
    where: 'org = $1 AND shop = $2',
    'params[1]': till.org,
    'params[2]': till.shop,
    replica: 'default',
    secret,
  };
  for (const [name, value] of Object.entries(fixed)) address.searchParams.set(name, value);
  return address;
}

/** Not how the body was packed or how long it was: it comes to us unpacked. */
const headersOf = ({ headers }: Response): Record<string, string> =>
  Object.fromEntries([...headers].filter(([name]) => name.startsWith('electric-') || PASSED_HEADERS.includes(name)));

const { code, status, message } = codedErrors.noShapes;
const away: ShapeAnswer = {
  status,
  headers: { 'content-type': 'application/json; charset=utf-8', 'retry-after': '2' },
  body: JSON.stringify({ defined: false, code, status, message }),
};
