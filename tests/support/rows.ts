import type { z } from 'zod';
import { type pushRowsResponse, WIRE_VERSION } from '#shared/contract/cloud-contract.ts';
import type { Row } from '#shared/rows/row.ts';

export interface RowsReply {
  readonly status: number;
  readonly body: Partial<z.output<typeof pushRowsResponse>> & { code?: string };
}

/** Pushes rows as any client of the contract may. */
export async function pushRows(
  { url }: { readonly url: string },
  token: string | null,
  rows: readonly unknown[],
  wire = WIRE_VERSION,
): Promise<RowsReply> {
  return pushRowsText({ url }, token, JSON.stringify({ wire, rows }));
}

export async function pushRowsText(
  { url }: { readonly url: string },
  token: string | null,
  body: string,
): Promise<RowsReply> {
  const authorization: Record<string, string> = token ? { authorization: `Bearer ${token}` } : {};
  const response = await fetch(`${url}/v1/sync/rows`, {
    method: 'POST',
    headers: { ...authorization, 'content-type': 'application/json' },
    body,
  });
  return { status: response.status, body: (await response.json()) as RowsReply['body'] };
}

/** A row of somebody of the staff; without a name, of somebody who was erased. */
export const staffRow = (version: number, name: string | null, id: string = crypto.randomUUID()): Row => ({
  ...{ noun: 'staff', id, version },
  body: name === null ? {} : { name, archived: false },
});
