import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

type Answer = (response: ServerResponse, query: URLSearchParams) => void;

/**
 * A place that answers `/v1/shape` as a test says, one request after the other; where a test says nothing, a shape
 * without rows that never changes, whose live requests are held. What a real cloud says is for the journeys that run one.
 */
export async function startSmallShapes() {
  const asked: { readonly query: URLSearchParams; readonly authorization: string | undefined }[] = [];
  const tables = new Set<string>();
  const script: Answer[] = [];
  const server = createServer((request, response) => {
    const { searchParams: query } = new URL(request.url ?? '', 'http://shapes');
    const table = query.get('table');
    if (table) tables.add(table);
    if (table !== 'record') return;
    asked.push({ query, authorization: request.headers.authorization });
    const answer = script.shift();
    if (answer) answer(response, query);
    else if (query.get('live') !== 'true')
      upToDate([], query.get('offset') === '-1' ? '0_0' : (query.get('offset') ?? '0_0'))(response, query);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked,
    /** Which shapes were asked for; only `record` is answered. */
    tables,
    /** Answers the next requests so, in this order. */
    say: (...answers: Answer[]) => script.push(...answers),
    async close() {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    },
  };
}

export type SmallShapes = Awaited<ReturnType<typeof startSmallShapes>>;

/** These rows, and word that there are no more for now. */
export const upToDate =
  (rows: readonly Record<string, string>[], offset: string, handle = 'first'): Answer =>
  (response, query) =>
    send(response, query, handle, offset, [...rows.map(insert), { headers: { control: 'up-to-date' } }]);

/** These rows, with more to come. */
export const chunk =
  (rows: readonly Record<string, string>[], offset: string, handle = 'first'): Answer =>
  (response, query) =>
    send(response, query, handle, offset, rows.map(insert));

export const mustRefetch =
  (handle: string): Answer =>
  (response) =>
    response
      .writeHead(409, { 'electric-handle': handle, 'content-type': 'application/json' })
      .end('[{"headers":{"control":"must-refetch"}}]');

export const status =
  (code: number): Answer =>
  (response) =>
    response.writeHead(code, { 'content-type': 'application/json' }).end('{"message":"no"}');

/** What a network says that wants a guest to sign in first. */
export const captivePortal: Answer = (response) =>
  response.writeHead(200, { 'content-type': 'text/html' }).end('<h1>Welcome to the hotel</h1>');

export const cut: Answer = (response) => response.destroy();

const insert = (value: Record<string, string>) => ({
  key: `"public"."record"/"${value.noun}"/"${value.id}"`,
  value,
  headers: { operation: 'insert', relation: ['public', 'record'] },
});

function send(
  response: ServerResponse,
  query: URLSearchParams,
  handle: string,
  offset: string,
  messages: readonly unknown[],
): void {
  const isLive = query.get('live') === 'true';
  const isUpToDate = JSON.stringify(messages).includes('up-to-date');
  response
    .writeHead(200, {
      'content-type': 'application/json',
      'electric-handle': handle,
      'electric-offset': offset,
      'electric-schema':
        '{"noun":{"type":"text"},"id":{"type":"uuid"},"fields":{"type":"text"},"stamps":{"type":"text"}}',
      ...(isUpToDate ? { 'electric-up-to-date': '' } : {}),
      ...(isLive ? { 'electric-cursor': String(Number(query.get('cursor') || 0) + 1) } : {}),
    })
    .end(JSON.stringify(messages));
}
