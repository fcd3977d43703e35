import type { Instant } from '../time/instant.ts';
import { onTheWall, type Wall } from '../time/on-the-wall.ts';

/** The time of day on the shop's wall: 14:05. */
export const clock = (at: Instant, wall: Wall): string =>
  onTheWall(at, wall, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
