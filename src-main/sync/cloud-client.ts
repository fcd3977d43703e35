import { constants, gzipSync } from 'node:zlib';
import { z } from 'zod';
import {
  pushResponse,
  type RedeemResponse,
  redeemResponse,
  type ShopKey,
  shopKey,
  WIRE_VERSION,
} from '#shared/contract/cloud-contract.ts';
import type { DeviceId, SegmentId } from '#shared/ids/ids.ts';
import type { Instant } from '#shared/time/instant.ts';

/** What the cloud answered a push, or why it took nothing. */
export type PushAnswer =
  | { readonly kind: 'acknowledged'; readonly acknowledged: number; readonly serverTime: Instant }
  | { readonly kind: 'gap'; readonly expectedSeq: number }
  /** All before `expectedSeq` stands; that entry is what cannot be taken. */
  | { readonly kind: 'chain-broken'; readonly expectedSeq: number; readonly message: string }
  | { readonly kind: 'too-large' }
  | Revoked
  | Refused
  | Failed;

/** The owner has locked this till out. The cloud keeps what it is sent apart, up to `held`; nothing of it is acknowledged. */
export interface Revoked {
  readonly kind: 'revoked';
  readonly acknowledged: number;
  readonly held: number;
}

/** `shopKeyVersion`: which of its keys the shop uses. */
export type StandingAnswer =
  | { readonly kind: 'good'; readonly shopKeyVersion: number }
  | { readonly kind: 'revoked' }
  | Refused
  | Failed;

export type RedeemAnswer =
  | { readonly kind: 'redeemed'; readonly place: RedeemResponse }
  | { readonly kind: 'invalid-code' }
  | Refused
  | Failed;

/** The cloud was there and said no: to this till (its token), or to what it sent (its version). */
interface Refused {
  readonly kind: 'refused';
  readonly by: 'token' | 'request';
  readonly message: string;
}

/** Trying again later may help: nobody was there, the line broke, no answer came in time, or it was an error. */
export interface Failed {
  readonly kind: 'failed';
  readonly failure: 'unreachable' | 'cut' | 'stalled' | 'error';
  readonly message: string;
  /** How long the cloud asked us to wait, at least. */
  readonly retryAfterMs: number;
}

export interface CloudClient {
  /** Each entry is JSON already. */
  push(token: string, segment: SegmentId, entries: readonly string[], sentAt: Instant): Promise<PushAnswer>;
  /** Whether this till's token is good, with nothing to send. */
  standing(token: string): Promise<StandingAnswer>;
  /** Null if the cloud did not say it. */
  shopKey(token: string): Promise<ShopKey | null>;
  redeem(code: string, deviceId: DeviceId, deviceName: string): Promise<RedeemAnswer>;
  /** Whether the cloud answers at all: small enough to be asked often. */
  probe(): Promise<boolean>;
}

interface ClientOptions {
  readonly cloudUrl: string;
  readonly fetch: typeof fetch;
  readonly timeoutMs: number;
  /** Ends every request that is under way. */
  readonly signal: AbortSignal;
}

/** Speaks the sync part of the cloud's contract over HTTP; every answer is checked before it is believed. */
export function createCloudClient(options: ClientOptions): CloudClient {
  return {
    async push(token, segment, entries, sentAt) {
      const envelope = JSON.stringify({ wire: WIRE_VERSION, segment, sentAt });
      const body = `${envelope.slice(0, -1)},"entries":[${entries.join(',')}]}`;
      const answer = await exchange(options, '/v1/sync/journal', body, token);
      if (!('status' in answer)) return answer;
      if (answer.status === 200)
        return read(pushResponse, answer, (response) => ({ kind: 'acknowledged', ...response }));
      if (answer.status === 413) return { kind: 'too-large' };
      const { code, data } = errorBody.safeParse(answer.json).data ?? {};
      if (code === 'CHAIN_GAP' && data?.expectedSeq !== undefined)
        return { kind: 'gap', expectedSeq: data.expectedSeq };
      if (code === 'CHAIN_BROKEN' && data?.expectedSeq !== undefined) {
        return { kind: 'chain-broken', expectedSeq: data.expectedSeq, message: data.message };
      }
      const revoked = revokedBody.safeParse(answer.json);
      if (revoked.success) return { kind: 'revoked', ...revoked.data.data };
      return declined(answer);
    },

    async standing(token) {
      const answer = await exchange(options, '/v1/sync/standing', null, token);
      if (!('status' in answer)) return answer;
      if (answer.status === 200)
        return read(standingResponse, answer, ({ shopKeyVersion }) => ({ kind: 'good', shopKeyVersion }));
      if (errorBody.safeParse(answer.json).data?.code === REVOKED) return { kind: 'revoked' };
      return declined(answer);
    },

    async shopKey(token) {
      const answer = await exchange(options, '/v1/sync/shop-key', null, token);
      return 'status' in answer && answer.status === 200 ? (shopKey.safeParse(answer.json).data ?? null) : null;
    },

    async redeem(code, deviceId, deviceName) {
      const body = JSON.stringify({ code, deviceId, deviceName });
      const answer = await exchange(options, '/v1/pairing/redeem', body, null);
      if (!('status' in answer)) return answer;
      if (answer.status === 200) return read(redeemResponse, answer, (place) => ({ kind: 'redeemed', place }));
      if (errorBody.safeParse(answer.json).data?.code === 'PAIRING_CODE_INVALID') return { kind: 'invalid-code' };
      return declined(answer);
    },

    async probe() {
      const signal = AbortSignal.any([options.signal, AbortSignal.timeout(options.timeoutMs)]);
      const answer = await options
        .fetch(`${options.cloudUrl}/healthz`, { signal, redirect: 'error' })
        .catch(() => null);
      await answer?.body?.cancel().catch(() => undefined);
      return answer?.ok ?? false;
    },
  };
}

interface Answer {
  readonly status: number;
  readonly json: unknown;
  readonly retryAfterMs: number;
}

const errorBody = z.object({
  code: z.string(),
  message: z.string().optional(),
  data: z
    .object({ expectedSeq: z.int().min(1), message: z.string() })
    .nullish()
    .catch(null),
});

const REVOKED = 'DEVICE_REVOKED';
const revokedBody = z.object({
  code: z.literal(REVOKED),
  data: z.object({ acknowledged: z.int().min(0), held: z.int().min(0) }),
});
const standingResponse = z.object({ serverTime: z.number(), shopKeyVersion: z.int() });

async function exchange(
  { cloudUrl, fetch, timeoutMs, signal }: ClientOptions,
  path: string,
  body: string | null,
  token: string | null,
): Promise<Answer | Failed> {
  const timeout = AbortSignal.timeout(timeoutMs);
  try {
    const packed = body === null ? null : pack(body);
    const response = await fetch(`${cloudUrl}${path}`, {
      method: body === null ? 'GET' : 'POST',
      headers: {
        ...(body === null ? {} : { 'content-type': 'application/json' }),
        ...(packed ? { 'content-encoding': 'gzip' } : {}),
        ...(token ? { authorization: `Bearer ${token}` } : {}),
      },
      body: packed ?? body,
      // A page that asks a guest of the network to sign in is not the cloud.
      redirect: 'error',
      signal: AbortSignal.any([signal, timeout]),
    });
    const text = await response.text();
    const retryAfterMs = Number(response.headers.get('retry-after') ?? 0) * 1_000 || 0;
    return { status: response.status, json: parse(text), retryAfterMs };
  } catch (error) {
    if (timeout.aborted) return failed('stalled', `The cloud did not answer within ${timeoutMs / 1_000} s.`);
    const cause = causeOf(error);
    if (neverArrived.has(cause)) return failed('unreachable', `The cloud cannot be reached (${cause}).`);
    return failed('cut', `The connection to the cloud broke (${cause}).`);
  }
}

/** Below it, packing costs more than it saves. */
const PACKED_FROM_CHARACTERS = 4_096;

/** At the quickest level a full batch takes a few milliseconds, about what reading it took; a higher one saves a tenth more. */
const pack = (body: string): Uint8Array<ArrayBuffer> | null =>
  body.length < PACKED_FROM_CHARACTERS ? null : gzipSync(body, { level: constants.Z_BEST_SPEED });

/** What the system says when there is no way there, or nobody at its end: nothing of the request was sent. */
const neverArrived = new Set([
  ...['ECONNREFUSED', 'EHOSTUNREACH', 'EHOSTDOWN', 'ENETUNREACH', 'ENETDOWN', 'ENOTFOUND', 'EAI_AGAIN', 'ETIMEDOUT'],
  'UND_ERR_CONNECT_TIMEOUT',
]);

function read<T, A>(schema: z.ZodType<T>, answer: Answer, then: (value: T) => A): A | Failed {
  const parsed = schema.safeParse(answer.json);
  return parsed.success ? then(parsed.data) : failed('error', 'Something else than the cloud answered.');
}

function declined({ status, json, retryAfterMs }: Answer): Refused | Failed {
  const said = errorBody.safeParse(json).data;
  if (status === 401 || status === 403) {
    return { kind: 'refused', by: 'token', message: 'The cloud does not know this till any more. Pair it again.' };
  }
  if (status === 426) return { kind: 'refused', by: 'request', message: updateSentence(said?.code) };
  const retryMayHelp = status >= 500 || status === 408 || status === 429 || said === undefined;
  if (retryMayHelp) return failed('error', `The cloud answered with an error (${status}).`, retryAfterMs);
  return { kind: 'refused', by: 'request', message: `The cloud refused what was sent: ${said.message ?? said.code}` };
}

const updateSentence = (code: string | undefined): string =>
  code === 'UPDATE_CLOUD'
    ? 'This till is newer than the cloud. Update the cloud.'
    : 'The cloud is newer. Update this till.';

const failed = (failure: Failed['failure'], message: string, retryAfterMs = 0): Failed => ({
  kind: 'failed',
  failure,
  message,
  retryAfterMs,
});

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** The system's word for it (`ECONNREFUSED`), which lies under what `fetch` throws. */
function causeOf(error: unknown): string {
  const { cause, message } = error as { cause?: { code?: string; message?: string }; message?: string };
  return cause?.code ?? cause?.message ?? message ?? String(error);
}
