import { z } from 'zod';
import { businessDate } from '../time/business-date.ts';

export const dayOpened = z.object({ businessDate });
export const dayClosed = z.object({ businessDate });

export const dayEventSchemas = { 'day.opened': { 1: dayOpened }, 'day.closed': { 1: dayClosed } } as const;
export type DayEvent = {
  [T in keyof typeof dayEventSchemas]: {
    readonly type: T;
    readonly v: 1;
    readonly payload: z.output<(typeof dayEventSchemas)[T][1]>;
  };
}[keyof typeof dayEventSchemas];
