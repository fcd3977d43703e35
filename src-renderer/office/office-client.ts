import { createORPCClient, isDefinedError, ORPCError } from '@orpc/client';
import { RPCLink } from '@orpc/client/fetch';
import type { ContractRouterClient } from '@orpc/contract';
import type { CloudContract } from '#shared/contract/cloud-contract.ts';

/** What the owner's page may ask of its cloud. */
export type OfficeClient = ContractRouterClient<CloudContract>['office'];

/** Speaks with the cloud that served this page; the session's cookie goes along by itself. */
export function createOfficeClient(origin: string): OfficeClient {
  const cloud: ContractRouterClient<CloudContract> = createORPCClient(new RPCLink({ url: `${origin}/rpc` }));
  return cloud.office;
}

/** Why a question to the cloud was not answered. */
export type OfficeProblem = 'signed-out' | 'shop-unknown' | 'unreachable' | 'broken';

export function officeProblem(error: unknown): OfficeProblem {
  if (!(error instanceof ORPCError)) return 'unreachable';
  if (error.code === 'UNAUTHORIZED') return 'signed-out';
  if (isDefinedError(error) && (error.code === 'SHOP_UNKNOWN' || error.code === 'DEVICE_UNKNOWN'))
    return 'shop-unknown';
  return GATEWAY_STATUSES.has(error.status) ? 'unreachable' : 'broken';
}

/** What a proxy answers when the cloud behind it is away. */
const GATEWAY_STATUSES = new Set([502, 503, 504]);
