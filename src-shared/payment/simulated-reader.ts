import { z } from 'zod';

/**
 * What a guest can do at the simulated reader. `late` pays, and the reader says so only later, whatever is wanted of it
 * meanwhile; `drop` pays, and nobody hears of it.
 */
export const simulatedChoice = z.enum(['approve', 'decline', 'time-out', 'cancel', 'late', 'drop']);
export type SimulatedChoice = z.output<typeof simulatedChoice>;

/** How the simulated reader is: `silent` does nothing and never answers, `mute` does what it is asked and never answers. */
export const readerMood = z.enum(['works', 'offline', 'busy', 'silent', 'mute']);
export type ReaderMood = z.output<typeof readerMood>;

/** What it can be asked for. */
export const readerStep = z.enum(['create', 'collect', 'confirm', 'capture', 'cancel', 'find', 'refund']);
export type ReaderStep = z.output<typeof readerStep>;

/** Left out, it is like that whatever it is asked for. */
export const simulatedReader = z.strictObject({ mood: readerMood, at: readerStep.optional() });
export type SimulatedReaderState = z.output<typeof simulatedReader>;
