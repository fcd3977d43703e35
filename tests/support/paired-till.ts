import type { z } from 'zod';
import type { OwnedShop } from '#cloud/auth/owners.ts';
import type { PushRequest, pushResponse } from '#shared/contract/cloud-contract.ts';
import type { TestCloud } from './cloud.ts';
import { TillJournal } from './till-journal.ts';

export interface PairedTill {
  readonly journal: TillJournal;
  readonly token: string;
  readonly letter: string;
  /** Pushes all that is recorded, or what is given. */
  push(request?: PushRequest, to?: Pick<TestCloud, 'url'>): Promise<PushAnswer>;
}

export interface PushAnswer {
  readonly status: number;
  readonly body: Partial<z.output<typeof pushResponse>> & {
    code?: string;
    message?: string;
    data?: { expectedSeq: number };
  };
}

/** A till without a till: pairs by a code and pushes by HTTP, as any client of the contract may. */
export async function pairTill(cloud: TestCloud, journal = new TillJournal(), place?: OwnedShop): Promise<PairedTill> {
  const code = await cloud.pairingCode(place);
  const { token, letter } = await cloud.client().sync.redeem({ code, deviceId: journal.device, deviceName: 'Counter' });
  return {
    journal,
    token,
    letter,
    async push(request = journal.push(), { url } = cloud) {
      return pushRaw(url, token, JSON.stringify(request));
    },
  };
}

export async function pushRaw(url: string, token: string, body: string | Buffer<ArrayBuffer>): Promise<PushAnswer> {
  const response = await fetch(`${url}/v1/sync/journal`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body,
  });
  return { status: response.status, body: (await response.json()) as PushAnswer['body'] };
}
