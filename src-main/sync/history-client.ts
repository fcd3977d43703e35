import { historyPage, historyResponse } from '#shared/contract/cloud-contract.ts';
import type { SegmentId } from '#shared/ids/ids.ts';
import { declined, type ExchangeOptions, exchange, type Failed, type Refused, read } from './cloud-exchange.ts';
import type { SegmentToRead } from './history-state.ts';

export type SegmentsAnswer =
  | { readonly kind: 'segments'; readonly segments: readonly { segment: SegmentId; entries: number }[] }
  | Refused
  | Failed;

/** An entry as the text that was hashed. */
export interface PastEntry {
  readonly hash: string;
  readonly body: string;
}

export type PageAnswer =
  | { readonly kind: 'page'; readonly entries: readonly PastEntry[]; readonly next: string | null }
  /** The cloud has no such segment of this till's any more. */
  | { readonly kind: 'unknown' }
  | Refused
  | Failed;

/** Which segments the cloud has of this till's past. */
export async function askForSegments(options: ExchangeOptions, token: string): Promise<SegmentsAnswer> {
  const answer = await exchange(options, '/v1/sync/history', null, token);
  if (!('status' in answer)) return answer;
  if (answer.status !== 200) return declined(answer);
  return read(historyResponse, answer, ({ segments }) => ({ kind: 'segments', segments }));
}

/** The next entries of one of them. */
export async function askForPage(
  options: ExchangeOptions,
  token: string,
  { id, position }: SegmentToRead,
): Promise<PageAnswer> {
  const answer = await exchange(options, `/v1/sync/history/${id}?after=${position}`, null, token);
  if (!('status' in answer)) return answer;
  if (answer.status === 200) return read(historyPage, answer, (page) => ({ kind: 'page', ...page }));
  if (answer.status === 404) return { kind: 'unknown' };
  return declined(answer);
}
