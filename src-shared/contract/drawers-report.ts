import { z } from 'zod';
import { drawerSession } from '../drawer/session.ts';
import { staffId } from '../ids/ids.ts';

/** The drawer sessions that a shop's tills opened on one trading day, by their tills' letters, then as they were opened. */
export const drawersReport = z.object({
  sessions: z.array(z.object({ letter: z.string(), session: drawerSession })),
  /** The names of those whom they speak of, where they are known. */
  people: z.array(z.object({ id: staffId, name: z.string() })),
});
export type DrawersReport = z.output<typeof drawersReport>;
