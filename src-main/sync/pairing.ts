import { hostname } from 'node:os';
import type { Logger } from 'pino';
import type { RedeemResponse } from '#shared/contract/cloud-contract.ts';
import type { DeviceId } from '#shared/ids/ids.ts';
import { type Refusal, refuse } from '#shared/refusal.ts';
import { err, ok, type Result } from '#shared/result.ts';
import type { Instant } from '#shared/time/instant.ts';
import type { Secrets } from '../engine/secrets.ts';
import type { CloudClient, RedeemAnswer } from './cloud-client.ts';
import { keepShopKey } from './held-shop-key.ts';
import type { Pace } from './pace.ts';
import { FOREVER_MS } from './rest.ts';
import { goOn, hear, type Link, type Pause, type SyncState, turn } from './sync-state.ts';

/** Until a person pairs the till by another code. */
const refusedPairing = (problem: string): Link => ({ kind: 'refused', problem, retryAt: Number.POSITIVE_INFINITY });

/** Where the cloud put this till, and whether the shop has settings to trade by. */
export type PairedPlace = Pick<RedeemResponse, 'org' | 'shop' | 'letter' | 'isSetUp'>;

interface PairingParts {
  readonly client: CloudClient;
  readonly state: SyncState;
  readonly secrets: Secrets;
  readonly deviceId: () => DeviceId;
  readonly shopName: () => string;
  readonly pace: Pace;
  readonly log: Logger;
  readonly onServerTime: (serverTime: Instant) => void;
  readonly onToken: () => void;
  readonly onPaired: (place: PairedPlace) => void;
  readonly signal: AbortSignal;
}

export interface Pairing {
  /** By a code that a person typed. */
  byPerson(code: string): Promise<Result<void, Refusal>>;
  /** By the code that this till was started with, if it was: how the embedded cloud lets its own till in. */
  alone(): Promise<Pause>;
  /** Ends when nothing is under way. */
  settled(): Promise<unknown>;
}

/** Exchanges codes for this till's place and token, one at a time; spec [SY8]. */
export function createPairing(parts: PairingParts): Pairing {
  const { client, state, secrets, deviceId, shopName, pace, log, signal } = parts;
  let underWay: Promise<unknown> = Promise.resolve();

  function redeem(code: string): Promise<RedeemAnswer | { readonly kind: 'already-paired' }> {
    const result = underWay.then(async () => {
      if (state.token !== null && state.link.kind !== 'refused' && state.link.kind !== 'revoked')
        return { kind: 'already-paired' as const };
      const answer = await client.redeem(code, deviceId(), hostname());
      if (answer.kind === 'redeemed' && !signal.aborted) take(answer.place);
      return answer;
    });
    underWay = result.catch(() => undefined);
    return result;
  }

  /**
   * The place before the token: a crash between them leaves a till that is asked to pair again, never one that sends
   * under its new token what it still writes under its old letter.
   */
  function take({ org, shop, letter, token, shopKey, isSetUp, serverTime }: RedeemResponse): void {
    parts.onPaired({ org, shop, letter, isSetUp });
    secrets.write('device-token', token);
    keepShopKey(secrets, shop, shopKey);
    parts.onToken();
    state.token = token;
    state.pairingCode = null;
    parts.onServerTime(serverTime);
    hear(state, pace.now(), log);
  }

  return {
    async byPerson(code) {
      const answer = await redeem(code);
      if (answer.kind === 'redeemed') return ok(undefined);
      if (answer.kind === 'already-paired') return err(refuse('already-paired', { shop: shopName() }));
      return err(refuse(answer.kind === 'invalid-code' ? 'pairing-code-invalid' : 'cloud-unreachable'));
    },
    async alone() {
      if (state.pairingCode === null) return { kind: 'rest', ms: FOREVER_MS, hears: 'calls' };
      const answer = await redeem(state.pairingCode);
      if (answer.kind === 'failed') return { kind: 'failed', failed: answer };
      state.pairingCode = null;
      if (answer.kind === 'invalid-code')
        turn(state, refusedPairing('The pairing code is not valid, or no longer.'), log);
      if (answer.kind === 'refused') turn(state, refusedPairing(answer.message), log);
      return goOn;
    },
    settled: () => underWay,
  };
}
