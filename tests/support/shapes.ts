import { setTimeout as pause } from 'node:timers/promises';
import {
  type Message,
  Shape,
  ShapeStream,
  type ShapeStreamInterface,
  type ShapeStreamOptions,
} from '@electric-sql/client';
import pg from 'pg';
import type { OwnedShop } from '#cloud/auth/owners.ts';
import type { TestCloud } from './cloud.ts';
import { pairTill } from './paired-till.ts';

export interface ShapeReply {
  readonly status: number;
  readonly headers: Headers;
  // biome-ignore lint/suspicious/noExplicitAny: what a test expects of it, it says itself
  readonly body: any;
}

/** Asks for a shape as any HTTP client may. */
export async function askShape(
  { url }: { readonly url: string },
  token: string | null,
  query: string,
  headers: Readonly<Record<string, string>> = {},
): Promise<ShapeReply> {
  const authorization: Record<string, string> = token ? { authorization: `Bearer ${token}` } : {};
  const response = await fetch(`${url}/v1/shape?${query}`, { headers: { ...authorization, ...headers } });
  const text = await response.text();
  return { status: response.status, headers: response.headers, body: text && JSON.parse(text) };
}

/** The log from its beginning to where it says that it is up to date; `query` is what to ask next. */
export async function readToEnd(cloud: { readonly url: string }, token: string, table = 'record') {
  const messages: Message[] = [];
  let query = `table=${table}&log=full&offset=-1`;
  for (let pages = 1; ; pages += 1) {
    const { status, headers, body } = await askShape(cloud, token, query);
    if (status !== 200) throw new Error(`${status} ${JSON.stringify(body)}`);
    messages.push(...body);
    const [handle, offset] = [headers.get('electric-handle') ?? '', headers.get('electric-offset') ?? ''];
    query = `table=${table}&log=full&handle=${handle}&offset=${offset}`;
    if (headers.has('electric-up-to-date')) return { messages, query, handle, offset, pages };
  }
}

export interface Follower {
  readonly shape: Shape;
  readonly stream: ShapeStream;
  readonly messages: Message[];
  /** How many requests it has made. */
  requests(): number;
  stop(): void;
}

/** The official client, following a table. */
export function followShape(
  { url }: { readonly url: string },
  token: string,
  options: Partial<ShapeStreamOptions> = {},
): Follower {
  const messages: Message[] = [];
  const ending = new AbortController();
  let requests = 0;
  const stream = new ShapeStream({
    url: `${url}/v1/shape`,
    params: { table: 'record' },
    headers: { authorization: `Bearer ${token}` },
    signal: ending.signal,
    backoffOptions: { initialDelay: 50, maxDelay: 200, multiplier: 2 },
    onError: () => ({}),
    fetchClient: (...args) => {
      requests += 1;
      return fetch(...args);
    },
    ...options,
  });
  stream.subscribe((batch) => {
    messages.push(...batch);
  });
  // The library was not written for exactOptionalPropertyTypes.
  const shape = new Shape(stream as ShapeStreamInterface);
  return { shape, stream, messages, requests: () => requests, stop: () => ending.abort() };
}

/** What a follower shows of the shop: the fields of each record by its id. */
export const shownBy = ({ shape }: Follower): Record<string, unknown> =>
  Object.fromEntries(shape.currentRows.map(({ id, fields }) => [String(id), fields]));

export async function until(isSo: () => boolean | Promise<boolean>, withinMs = 5_000): Promise<void> {
  const deadline = Date.now() + withinMs;
  while (!(await isSo())) {
    if (Date.now() > deadline) throw new Error(`it did not come about within ${withinMs} ms`);
    await pause(10);
  }
}

/** A connection that may do anything, as somebody at a prompt would have it. */
export async function connectAdmin({ adminUrl }: Pick<TestCloud, 'adminUrl'>): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: adminUrl });
  client.on('error', () => undefined);
  await client.connect();
  return client;
}

export const insertItem = (client: pg.Client, { org, shop }: OwnedShop, id: string, fields: string) =>
  client.query(
    "INSERT INTO evertill.record (org, shop, noun, id, fields, stamps) VALUES ($1, $2, 'item', $3, $4, '[]')",
    [org, shop, id, fields],
  );

export const tokenOf = async (cloud: TestCloud, place?: OwnedShop): Promise<string> =>
  (await pairTill(cloud, undefined, place)).token;
