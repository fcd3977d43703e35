import { z } from 'zod';
import { staffId } from '../ids/ids.ts';
import { type Language, language } from '../language/language.ts';
import { role } from './rights.ts';

/** What a screen may know before anybody has signed in at it, and who has; spec [SF13], [SF18]. */
export const sessionView = z.object({
  /** Whether somebody must sign in: anybody here has a PIN. */
  needed: z.boolean(),
  shop: z.string(),
  /** Who can sign in, by name. */
  people: z.array(z.object({ id: staffId, name: z.string() })),
  signedIn: z.object({ staffId, name: z.string(), role, language: language.nullable() }).nullable(),
  /** What is spoken to whoever has no language of their own. */
  language,
  /** After how many seconds without a touch the screen locks; 0 never. */
  autoLockSeconds: z.int(),
});
export type SessionView = z.output<typeof sessionView>;

/** Whether this screen may be used. */
export const isOpen = ({ needed, signedIn }: SessionView): boolean => !needed || signedIn !== null;

/** What a screen speaks; covered, it speaks to anybody; spec [L10]. */
export const spokenAt = ({ signedIn, language }: SessionView, isCovered: boolean): Language =>
  (isCovered ? null : signedIn?.language) ?? language;
