import { oc } from '@orpc/contract';
import { z } from 'zod';
import { guestCommandSchemas } from '../guest/decide-guest.ts';
import { orderId } from '../ids/ids.ts';
import { refusals } from './refusals.ts';

const changedGuest = z.object({ orderId });

/** Personal data is in no answer: a screen reads it with the till's state, or watches. */
export const guestContract = {
  describe: oc
    .route({ method: 'POST', path: '/guests/describe', summary: 'Say who an order is for' })
    .input(guestCommandSchemas.describe)
    .output(changedGuest)
    .errors(refusals('order-unknown', 'guest-erased', 'guest-text-long', 'command-reused')),
  erase: oc
    .route({ method: 'POST', path: '/guests/erase', summary: 'Erase what is known of an order’s guest, for good' })
    .input(guestCommandSchemas.erase)
    .output(changedGuest)
    .errors(refusals('order-unknown', 'command-reused')),
};
