import { eventIterator, oc } from '@orpc/contract';
import { z } from 'zod';
import { staffId } from '../ids/ids.ts';
import { pinTyped } from '../staff/pin.ts';
import { sessionView } from '../staff/session.ts';
import { refusals } from './refusals.ts';

/** Why a PIN that was tried lets nobody in. */
export const pinRefusals = ['staff-unknown', 'pin-missing', 'pin-unreadable', 'pin-wrong', 'pin-locked'] as const;

const token = z.string().min(20).max(100);

/**
 * Who is signed in at this window: its socket or port. A session ends with `end`, or when its person may no longer sign in.
 * Its token lets the same window go on by another link, and stands nowhere but in that window's memory; spec [SF18].
 */
export const sessionContract = {
  watch: oc
    .route({ method: 'GET', path: '/session/watch', summary: 'Who is signed in here, and who can be' })
    .output(eventIterator(sessionView))
    .errors(refusals('not-a-screen')),
  signIn: oc
    .route({ method: 'POST', path: '/session/sign-in', summary: 'Sign in by a PIN' })
    .input(z.strictObject({ staffId, pin: pinTyped }))
    .output(z.object({ token }))
    .errors(refusals(...pinRefusals, 'not-a-screen')),
  resume: oc
    .route({ method: 'POST', path: '/session/resume', summary: 'Go on with a session by another link' })
    .input(z.strictObject({ token }))
    .output(z.object({}))
    .errors(refusals('session-over', 'not-a-screen')),
  end: oc
    .route({ method: 'POST', path: '/session/end', summary: 'Sign out' })
    .output(z.object({}))
    .errors(refusals('not-a-screen')),
};
