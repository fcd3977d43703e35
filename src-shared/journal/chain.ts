import { type Entry, hashEntry, type Sha256 } from './entry.ts';

/** Why an entry does not stand where it claims to. */
export type ChainFault = {
  readonly seq: number;
  readonly fault: 'gap' | 'broken-link' | 'wrong-hash' | 'foreign-segment';
};

export interface ChainHead {
  readonly seq: number;
  readonly hash: string | null;
}

/** Checks entries of one segment, in order, against the head before them; null when the chain is whole; spec [J3]. */
export function checkChain(head: ChainHead, entries: readonly Entry[], sha256: Sha256): ChainFault | null {
  let { seq, hash } = head;
  const segment = entries[0]?.segment;
  for (const next of entries) {
    if (next.segment !== segment) return { seq: next.seq, fault: 'foreign-segment' };
    if (next.seq !== seq + 1) return { seq: next.seq, fault: 'gap' };
    if (seq > 0 && next.prevHash !== hash) return { seq: next.seq, fault: 'broken-link' };
    if (hashEntry(next, sha256) !== next.hash) return { seq: next.seq, fault: 'wrong-hash' };
    seq = next.seq;
    hash = next.hash;
  }
  return null;
}
