import { ORPCError } from '@orpc/server';
import type { FastifyReply } from 'fastify';

/** What an unpacking error carries as its code when nobody here knows how the body was packed. */
export const UNKNOWN_ENCODING = 'UNKNOWN_ENCODING';

/** A "no" of the server itself, in the same shape as the contract's own errors. */
export interface CodedError {
  readonly status: number;
  readonly code: string;
  readonly message: string;
}

export const codedErrors = {
  badRequest: { status: 400, code: 'BAD_REQUEST', message: 'This request cannot be read.' },
  badJson: { status: 400, code: 'BAD_REQUEST', message: 'The body of this request is not valid JSON.' },
  signedOut: { status: 401, code: 'UNAUTHORIZED', message: 'Sign in first.' },
  unknownTill: { status: 401, code: 'UNAUTHORIZED', message: 'This till is not paired with this cloud, or no longer.' },
  lockedOut: { status: 403, code: 'DEVICE_REVOKED', message: 'The owner has locked this till out.' },
  foreignHost: { status: 403, code: 'FORBIDDEN_HOST', message: 'The cloud answers only at its own address.' },
  foreignOrigin: { status: 403, code: 'FORBIDDEN_ORIGIN', message: 'A page of another origin may not use the cloud.' },
  foreignDevice: { status: 403, code: 'FOREIGN_DEVICE', message: 'These entries were recorded by another till.' },
  demoElsewhere: {
    status: 403,
    code: 'DEMO_IS_LOCAL',
    message: 'The demonstration can be signed in to only on the machine that it runs on.',
  },
  notFound: { status: 404, code: 'NOT_FOUND', message: 'There is nothing at this address.' },
  bodyTooLarge: { status: 413, code: 'PAYLOAD_TOO_LARGE', message: 'The body of this request is too large.' },
  notJson: { status: 415, code: 'UNSUPPORTED_MEDIA_TYPE', message: 'Send JSON, with Content-Type: application/json.' },
  unknownEncoding: {
    status: 415,
    code: 'UNSUPPORTED_MEDIA_TYPE',
    message: 'Send the body as it is, or with Content-Encoding: gzip.',
  },
  updateCloud: {
    status: 426,
    code: 'UPDATE_CLOUD',
    message: 'This till is newer than the cloud. Update the cloud.',
  },
  updateTill: { status: 426, code: 'UPDATE_TILL', message: 'The cloud is newer. Update this till.' },
  tooMany: { status: 429, code: 'TOO_MANY_REQUESTS', message: 'Too many tries. Wait a minute, then try again.' },
  bug: { status: 500, code: 'INTERNAL_SERVER_ERROR', message: 'The cloud has made a mistake. It is in its log.' },
  noDatabase: { status: 503, code: 'SERVICE_UNAVAILABLE', message: 'The cloud cannot reach its database right now.' },
  noShapes: { status: 503, code: 'SERVICE_UNAVAILABLE', message: 'What tills follow cannot be read right now.' },
} as const satisfies Record<string, CodedError>;

/** `defined: false` tells clients of the contract that this is none of an operation's declared errors. */
export const sendCoded = (reply: FastifyReply, { status, code, message }: CodedError) =>
  reply.code(status).header('cache-control', 'no-store').send({ defined: false, code, status, message });

/** The same in a handler of the contract. */
export const refused = ({ code, status, message }: CodedError) => new ORPCError(code, { status, message });

/** What is wrong with a request that the HTTP server could not take. */
export function codeHttpError(error: {
  readonly statusCode?: number | undefined;
  readonly code?: string | undefined;
}): CodedError {
  if (error.statusCode === 413) return codedErrors.bodyTooLarge;
  if (error.code === UNKNOWN_ENCODING) return codedErrors.unknownEncoding;
  if (error.statusCode === 415) return codedErrors.notJson;
  if (error.code?.endsWith('_JSON_BODY')) return codedErrors.badJson;
  const isTheirs = error.statusCode !== undefined && error.statusCode < 500;
  return isTheirs ? codedErrors.badRequest : codedErrors.bug;
}
