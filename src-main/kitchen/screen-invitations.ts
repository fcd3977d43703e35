import { randomInt } from 'node:crypto';
import type { ScreenInvitation } from '#shared/kitchen/kitchen-screens.ts';
import { CODE_LENGTH, CODE_SIGNS, tidyCode } from '#shared/kitchen/pair-code.ts';
import type { Instant } from '#shared/time/instant.ts';
import { equalSecrets } from '../equal-secrets.ts';

/** How long a code lets a screen in. */
const CODE_LIFE_MS = 10 * 60_000;
/** So many codes are open at once; the oldest makes room. */
const MOST_OPEN = 20;
/** After so many wrong codes within a minute none is looked at. */
const MOST_WRONG = 10;
const WRONG_COUNT_MS = 60_000;

/** Codes that let screens in. They live in memory: a code that outlives a restart is worth less than one that cannot. */
export interface ScreenInvitations {
  /** A code that lets one screen in, once; spec [ST14]. */
  invite(invitation: ScreenInvitation): { readonly code: string; readonly until: Instant };
  /** Whom a code invites, and no longer after that; or why it invites nobody. */
  redeem(code: string): ScreenInvitation | 'wrong' | 'too-many';
}

export function createScreenInvitations(now: () => Instant): ScreenInvitations {
  const open = new Map<string, { readonly invitation: ScreenInvitation; readonly until: Instant }>();
  let wrong: Instant[] = [];

  return {
    invite(invitation) {
      for (const [code, { until }] of open) if (until <= now() || open.size >= MOST_OPEN) open.delete(code);
      const code = Array.from({ length: CODE_LENGTH }, () => CODE_SIGNS[randomInt(CODE_SIGNS.length)]).join('');
      const until = (now() + CODE_LIFE_MS) as Instant;
      open.set(code, { invitation, until });
      return { code, until };
    },
    redeem(typed) {
      wrong = wrong.filter((at) => at > now() - WRONG_COUNT_MS);
      if (wrong.length >= MOST_WRONG) return 'too-many';
      const tidy = tidyCode(typed);
      // Every code is compared, so that the time taken says nothing about any of them.
      const [found] = [...open].filter(([code]) => equalSecrets(code, tidy));
      if (!found || found[1].until <= now()) {
        wrong.push(now());
        return 'wrong';
      }
      open.delete(found[0]);
      return found[1].invitation;
    },
  };
}
