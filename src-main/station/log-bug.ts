import { ORPCError } from '@orpc/server';
import type { Logger } from 'pino';

/** Logs what nobody declared. An expected refusal is an answer, and no line of the log. */
export function logBug(log: Logger, error: unknown): void {
  if (error instanceof ORPCError && error.status < 500) return;
  log.error({ err: error }, 'an operation failed');
}
