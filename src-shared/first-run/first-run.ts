import { z } from 'zod';
import { language } from '../language/language.ts';

/** What a new shop is asked, in this order. */
export const firstRunStep = z.enum(['language', 'shop', 'money', 'menu', 'printer', 'owner', 'ready']);
export type FirstRunStep = z.output<typeof firstRunStep>;

/** What a new shop sells at first. */
export const firstMenu = z.enum(['demo', 'import', 'empty']);
export type FirstMenu = z.output<typeof firstMenu>;

/**
 * How far a new shop's first run has got; spec [FR2]. What was said of the shop stands in its settings, and only what those cannot
 * hold stands here.
 */
export const firstRun = z.strictObject({
  step: firstRunStep,
  /** null: nobody has chosen it yet; nor had anybody where an earlier version asked. */
  language: language.nullable().default(null),
  /** Two letters of ISO 3166-1. */
  country: z
    .string()
    .regex(/^[A-Z]{2}$/)
    .nullable(),
  /** null: nobody has said it yet. */
  menu: firstMenu.nullable(),
  printer: z.enum(['own', 'later']).nullable(),
});
export type FirstRun = z.output<typeof firstRun>;

/** Where nothing has been said yet. */
export const FIRST_RUN_BEGINS: FirstRun = {
  step: 'language',
  language: null,
  country: null,
  menu: null,
  printer: null,
};
