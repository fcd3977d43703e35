import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/fetch';
import { demoOwner } from '#cloud/auth/demo-owner.ts';
import type { CloudClient } from '#support/cloud.ts';

/** The owner's page of the demonstration, without a browser. */
export interface Office {
  pairingCode(): Promise<string>;
  /** What the cloud says was sold on its shop's day. */
  sold(): Promise<{ orders: number; total: number }>;
  /** Watches the shop as an open page does, for as long as `until` says. */
  watch(until: AbortSignal): Promise<void>;
}

export async function openOffice(url: string): Promise<Office> {
  const signedIn = await fetch(`${url}/api/auth/sign-in/email`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: url },
    body: JSON.stringify(demoOwner),
  });
  if (!signedIn.ok) throw new Error(`not signed in: ${await signedIn.text()}`);
  const cookie = signedIn.headers
    .getSetCookie()
    .map((text) => text.split(';')[0])
    .join('; ');
  const client: CloudClient = createORPCClient(new RPCLink({ url: `${url}/rpc`, headers: { cookie, origin: url } }));
  const shop = async () => {
    const [first] = (await client.office.shops()).shops;
    if (!first) throw new Error('the demonstration has no shop');
    return first;
  };
  return {
    pairingCode: async () => (await client.office.createPairingCode({ shopId: (await shop()).id })).code,
    async sold() {
      const { id: shopId, today } = await shop();
      return client.office.sales({ shopId, businessDate: today });
    },
    async watch(until) {
      const { id: shopId, today: businessDate } = await shop();
      const headers = { cookie, origin: url };
      // Not by the contract's client: its stream does not always end with the signal.
      const { body } = await fetch(`${url}/v1/office/watch?shopId=${shopId}`, { headers, signal: until });
      for await (const _ of body ?? []) await client.office.sales({ shopId, businessDate });
    },
  };
}
