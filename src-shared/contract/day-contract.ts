import { oc } from '@orpc/contract';
import { z } from 'zod';
import { day } from '../day/day.ts';
import { commandId } from '../ids/ids.ts';
import { businessDate } from '../time/business-date.ts';
import { refusals } from './refusals.ts';

/** The trading day that sales are counted under. */
export const dayContract = {
  open: oc
    .route({ method: 'POST', path: '/day/open', summary: 'Open a trading day' })
    .input(z.strictObject({ commandId, businessDate }))
    .output(z.object({ day }))
    .errors(refusals('day-already-open', 'day-out-of-range', 'command-reused')),
  close: oc
    .route({ method: 'POST', path: '/day/close', summary: 'Close the open trading day' })
    .input(z.strictObject({ commandId }))
    .output(z.object({ day }))
    .errors(refusals('day-not-open', 'orders-still-open', 'drawer-still-open', 'command-reused')),
};
