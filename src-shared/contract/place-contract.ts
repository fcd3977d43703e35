import { oc } from '@orpc/contract';
import { z } from 'zod';
import { noteCommandSchemas } from '../order/note-commands.ts';
import { order } from '../order/order.ts';
import { placeCommandSchemas } from '../order/place-commands.ts';
import { refusals } from './refusals.ts';

const answered = z.object({ order });

/** Whom lines are for, when they are made, and what the kitchen is to know; a part of `orderContract`. */
export const placeContract = {
  placeLines: oc
    .route({ method: 'POST', path: '/orders/place-lines', summary: 'Move lines to a seat or a course' })
    .input(placeCommandSchemas.placeLines)
    .output(answered)
    .errors(
      refusals(
        'order-unknown',
        'order-not-open',
        'line-unknown',
        'line-voided',
        'course-told',
        'place-unchanged',
        'command-reused',
      ),
    ),
  note: oc
    .route({ method: 'POST', path: '/orders/note', summary: 'Say what the kitchen is to know of an order as a whole' })
    .input(noteCommandSchemas.note)
    .output(answered)
    .errors(refusals('order-unknown', 'order-not-open', 'note-unchanged', 'too-many-allergies', 'command-reused')),
  noteLines: oc
    .route({ method: 'POST', path: '/orders/note-lines', summary: "Say what lines' guest is allergic to" })
    .input(noteCommandSchemas.noteLines)
    .output(answered)
    .errors(
      refusals(
        'order-unknown',
        'order-not-open',
        'line-unknown',
        'line-voided',
        'note-unchanged',
        'too-many-allergies',
        'command-reused',
      ),
    ),
  fireCourse: oc
    .route({ method: 'POST', path: '/orders/fire-course', summary: 'Have the kitchen make what waits with a course' })
    .input(placeCommandSchemas.fireCourse)
    .output(answered)
    .errors(
      refusals('order-unknown', 'order-not-open', 'order-stale', 'course-fired', 'nothing-to-fire', 'command-reused'),
    ),
};
