import type { ContractRouterClient } from '@orpc/contract';
import type { ScreenContract } from '#shared/contract/screen-contract.ts';

export type ScreenClient = ContractRouterClient<ScreenContract>;
