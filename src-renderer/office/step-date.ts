import type { BusinessDate } from '#shared/time/business-date.ts';

const DAY_MS = 86_400_000;

/** The trading date so many days after (or, below zero, before) another. */
export const stepDate = (date: BusinessDate, days: number): BusinessDate =>
  new Date(Date.parse(`${date}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10) as BusinessDate;
