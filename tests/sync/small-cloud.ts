import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gunzipSync } from 'node:zlib';
import { type PushRequest, pushRequest, type ShopKey } from '#shared/contract/cloud-contract.ts';
import type { SegmentId } from '#shared/ids/ids.ts';
import { checkChain } from '#shared/journal/chain.ts';
import { type Entry, entry } from '#shared/journal/entry.ts';

/**
 * A cloud that speaks the sync contract over real sockets and can misbehave on purpose. It checks the chain as the
 * real one must, but keeps entries in memory, folds nothing, and knows one token and one pairing code.
 */
export interface SmallCloud {
  readonly url: string;
  /** How each coming request to the journal is met; afterwards all go well. */
  misbehave(...faults: Fault[]): void;
  /** Each push that was received. */
  readonly pushes: {
    readonly segment: string;
    readonly from: number;
    readonly count: number;
    readonly sentAt?: number;
  }[];
  /** How each body came. */
  readonly bodies: { readonly isPacked: boolean; readonly bytes: number }[];
  /** What is held, in the order it arrived. */
  readonly held: Entry[];
  /** Forgets what it holds after the first `keep` entries of each segment, as one restored from a backup would. */
  forget(keep: number): void;
  knows: { token: string | null; code: string | null };
  shopKey: ShopKey;
  /** Segments that it finds broken, whatever comes. */
  readonly broken: Set<string>;
  /** What else it holds of every segment, as if a copy of the till had sent it. */
  ahead: number;
  serverTime: () => number;
  /** Nobody answers any more; the port stays ours. */
  goDown(): Promise<void>;
  comeBack(): Promise<void>;
  close(): Promise<void>;
}

export type Fault =
  | 'drop-reply'
  | 'drop-request'
  | 'stall'
  | 'error'
  | 'busy'
  | 'portal'
  | 'too-large'
  | 'gap-for-ever'
  | 'gap-far-ahead'
  | 'broken-far-ahead'
  | 'takes-nothing'
  | 'newer'
  | 'older';

/** How long a cloud that is busy asks to be left alone. */
export const BUSY_SECONDS = 40;

export const PLACE = {
  org: '0198c0de-0000-7000-8000-00000000000a',
  shop: '0198c0de-0000-7000-8000-00000000000b',
  shopName: 'Corner Café',
  letter: 'C',
  isSetUp: false,
} as const;

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

export async function startSmallCloud(): Promise<SmallCloud> {
  const faults: Fault[] = [];
  const held: Entry[] = [];
  const pushes: SmallCloud['pushes'] = [];
  const bodies: SmallCloud['bodies'] = [];
  let server = createServer(handle);
  await listen(server, 0);
  const { port } = server.address() as AddressInfo;

  const cloud: SmallCloud = {
    url: `http://127.0.0.1:${port}`,
    misbehave: (...coming) => void faults.push(...coming),
    pushes,
    bodies,
    held,
    forget(keep) {
      held.splice(0, held.length, ...held.filter(({ seq }) => seq <= keep));
    },
    knows: { token: 'token-1', code: 'PAIR-1234' },
    shopKey: { version: 1, key: 'k'.repeat(43) },
    broken: new Set(),
    ahead: 0,
    serverTime: () => Date.now(),
    goDown: () => stop(server),
    async comeBack() {
      server = createServer(handle);
      await listen(server, port);
    },
    close: () => stop(server),
  };

  function handle(request: IncomingMessage, response: ServerResponse): void {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const sent = Buffer.concat(chunks);
      const isPacked = request.headers['content-encoding'] === 'gzip';
      if (sent.length > 0) bodies.push({ isPacked, bytes: sent.length });
      const body = sent.length > 0 ? JSON.parse((isPacked ? gunzipSync(sent) : sent).toString('utf8')) : null;
      const reply = replyTo(request, body);
      if (reply === 'cut') request.socket.destroy();
      else if (reply === 'page') response.writeHead(200).end('<html>Please sign in to the Wi-Fi</html>');
      else if (reply !== 'silence') {
        const headers = reply.retryAfter ? { 'retry-after': String(reply.retryAfter) } : {};
        response.writeHead(reply.status, headers).end(JSON.stringify(reply.json));
      }
    });
  }

  function replyTo(request: IncomingMessage, body: unknown): Reply {
    if (request.url === '/healthz') return { status: 200, json: { status: 'ok' } };
    if (request.url === '/v1/sync/standing') {
      const isKnown = request.headers.authorization === `Bearer ${cloud.knows.token}`;
      return isKnown ? { status: 200, json: standing() } : coded(401, 'UNAUTHORIZED');
    }
    if (request.url === '/v1/sync/shop-key') return { status: 200, json: cloud.shopKey };
    if (request.url?.startsWith('/v1/sync/history')) return coded(404, 'NOT_FOUND');
    if (request.url?.startsWith('/v1/shape')) return coded(404, 'NOT_FOUND');
    if (request.url === '/v1/pairing/redeem') return redeem((body as { code: string }).code);
    if (request.headers.authorization !== `Bearer ${cloud.knows.token}`) return coded(401, 'UNAUTHORIZED');
    return meet(faults.shift(), pushRequest.parse(body));
  }

  const standing = () => ({ serverTime: cloud.serverTime(), shopKeyVersion: cloud.shopKey.version });

  function redeem(code: string): Reply {
    if (code !== cloud.knows.code) return coded(409, 'PAIRING_CODE_INVALID');
    cloud.knows = { token: 'token-2', code: null };
    return {
      status: 200,
      json: { ...PLACE, token: 'token-2', shopKey: cloud.shopKey, serverTime: cloud.serverTime() },
    };
  }

  function meet(fault: Fault | undefined, { segment, entries }: PushRequest): Reply {
    const from = Number(entries[0]?.seq);
    pushes.push({ segment, from, count: entries.length });
    const message = 'said by the test';
    if (cloud.broken.has(segment)) return coded(409, 'CHAIN_BROKEN', { segment, expectedSeq: from, message });
    switch (fault) {
      case 'drop-request':
        return 'cut';
      case 'stall':
        return 'silence';
      case 'portal':
        return 'page';
      case 'error':
        return coded(500, 'INTERNAL_SERVER_ERROR');
      case 'busy':
        return { status: 503, json: { code: 'SERVICE_UNAVAILABLE' }, retryAfter: BUSY_SECONDS };
      case 'too-large':
        return coded(413, 'PAYLOAD_TOO_LARGE');
      case 'newer':
        return coded(426, 'UPDATE_TILL', { served: [2] });
      case 'older':
        return coded(426, 'UPDATE_CLOUD', { served: [0] });
      case 'gap-for-ever':
        return coded(409, 'CHAIN_GAP', { segment, expectedSeq: from === 1 ? 2 : 1, message });
      case 'gap-far-ahead':
        return coded(409, 'CHAIN_GAP', { segment, expectedSeq: 1_000_000, message });
      case 'broken-far-ahead':
        return coded(409, 'CHAIN_BROKEN', { segment, expectedSeq: 1_000_000, message });
      case 'takes-nothing':
        return { status: 200, json: { segment, acknowledged: from - 1, serverTime: cloud.serverTime() } };
      case 'drop-reply':
        take(segment, entries);
        return 'cut';
      case undefined:
        return take(segment, entries);
      default:
        return fault satisfies never;
    }
  }

  function take(segment: SegmentId, raw: readonly unknown[]): Reply {
    const entries = raw.map((one) => entry.parse(one));
    const before = held.filter((known) => known.segment === segment);
    const head = { seq: before.at(-1)?.seq ?? 0, hash: before.at(-1)?.hash ?? null };
    const fresh = entries.filter(({ seq }) => seq > head.seq);
    const fault = checkChain(head, fresh, sha256);
    if (fault) {
      const good = fresh.filter(({ seq }) => seq < fault.seq);
      held.push(...good);
      const expectedSeq = (good.at(-1)?.seq ?? head.seq) + 1;
      const code = fault.fault === 'gap' ? 'CHAIN_GAP' : 'CHAIN_BROKEN';
      return coded(409, code, { segment, expectedSeq, message: fault.fault });
    }
    held.push(...fresh);
    const acknowledged = fresh.at(-1)?.seq ?? head.seq;
    return { status: 200, json: { segment, acknowledged: acknowledged + cloud.ahead, serverTime: cloud.serverTime() } };
  }

  return cloud;
}

type Reply =
  | { readonly status: number; readonly json: unknown; readonly retryAfter?: number }
  | 'cut'
  | 'page'
  | 'silence';

const coded = (status: number, code: string, data?: object): Reply => ({
  status,
  json: { defined: data !== undefined, code, status, message: code, data },
});

const listen = (server: Server, port: number) =>
  new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });

const stop = (server: Server) =>
  new Promise<void>((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
