import { z } from 'zod';
import {
  pushResponse,
  pushRowsResponse,
  type RedeemResponse,
  type RowAnswer,
  redeemResponse,
  type ShopKey,
  shopKey,
  WIRE_VERSION,
} from '#shared/contract/cloud-contract.ts';
import type { DeviceId, SegmentId } from '#shared/ids/ids.ts';
import type { Instant } from '#shared/time/instant.ts';
import {
  declined,
  type ExchangeOptions,
  errorBody,
  exchange,
  type Failed,
  type Refused,
  read,
} from './cloud-exchange.ts';

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

/** What the cloud answered rows, one by one and in their order, or why it took none. */
export type RowsAnswer =
  | { readonly kind: 'answered'; readonly rows: readonly RowAnswer[] }
  | { readonly kind: 'too-large' }
  | { readonly kind: 'revoked' }
  | Refused
  | Failed;

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

export interface CloudClient {
  /** Each entry is JSON already. */
  push(token: string, segment: SegmentId, entries: readonly string[], sentAt: Instant): Promise<PushAnswer>;
  /** Each row is JSON already. */
  pushRows(token: string, rows: readonly string[]): Promise<RowsAnswer>;
  /** Whether this till's token is good, with nothing to send. */
  standing(token: string): Promise<StandingAnswer>;
  /** Null if the cloud did not say it. */
  shopKey(token: string): Promise<ShopKey | null>;
  redeem(code: string, deviceId: DeviceId, deviceName: string): Promise<RedeemAnswer>;
  /** Whether the cloud answers at all: small enough to be asked often. */
  probe(): Promise<boolean>;
}

/** Speaks the sync part of the cloud's contract over HTTP; every answer is checked before it is believed. */
export function createCloudClient(options: ExchangeOptions): CloudClient {
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

    async pushRows(token, rows) {
      const body = `{"wire":${WIRE_VERSION},"rows":[${rows.join(',')}]}`;
      const answer = await exchange(options, '/v1/sync/rows', body, token);
      if (!('status' in answer)) return answer;
      if (answer.status === 200) return read(pushRowsResponse, answer, ({ rows }) => ({ kind: 'answered', rows }));
      if (answer.status === 413) return { kind: 'too-large' };
      if (errorBody.safeParse(answer.json).data?.code === REVOKED) return { kind: 'revoked' };
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

const REVOKED = 'DEVICE_REVOKED';
const revokedBody = z.object({
  code: z.literal(REVOKED),
  data: z.object({ acknowledged: z.int().min(0), held: z.int().min(0) }),
});
const standingResponse = z.object({ serverTime: z.number(), shopKeyVersion: z.int() });
