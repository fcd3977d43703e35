import type { Link } from './sessions.ts';

/** Who asks: a window, by its link; or a script of whoever owns the machine. */
export type Caller = { readonly kind: 'screen'; readonly link: Link } | { readonly kind: 'machine' };

/** What every transport says of each call. */
export interface CallerContext {
  readonly caller: Caller;
}

/** A script that knows the local token, and this process itself. */
export const BY_MACHINE: CallerContext = { caller: { kind: 'machine' } };

export const byLink = (link: Link): CallerContext => ({ caller: { kind: 'screen', link } });
