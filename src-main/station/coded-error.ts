/** A "no" of the station itself, in the same shape as the contract's own errors. */
export interface CodedError {
  readonly status: number;
  readonly code: string;
  readonly message: string;
}

const coded = (status: number, code: string, message: string): CodedError => ({ status, code, message });

export const codedErrors = {
  badRequest: coded(400, 'BAD_REQUEST', 'This request cannot be read.'),
  badJson: coded(400, 'BAD_REQUEST', 'The body of this request is not valid JSON.'),
  notLetIn: coded(401, 'UNAUTHORIZED', 'Send the token of DIR/local-token as Authorization: Bearer.'),
  foreignHost: coded(403, 'FORBIDDEN_HOST', 'The till answers only at its own address.'),
  foreignOrigin: coded(403, 'FORBIDDEN_ORIGIN', 'A page of another origin may not use the till.'),
  notFound: coded(404, 'NOT_FOUND', 'There is nothing at this address.'),
  methodNotAllowed: coded(405, 'METHOD_NOT_ALLOWED', 'This address does not take this method.'),
  bodyTooLarge: coded(413, 'PAYLOAD_TOO_LARGE', 'The body of this request is too large.'),
  notJson: coded(415, 'UNSUPPORTED_MEDIA_TYPE', 'Send JSON, with Content-Type: application/json.'),
  codeWrong: coded(401, 'PAIRING_CODE_INVALID', 'This code is not valid, or no longer.'),
  tooManyTries: coded(429, 'TOO_MANY_TRIES', 'Too many wrong codes. Wait a minute, then try again.'),
  headersTooLarge: coded(431, 'HEADERS_TOO_LARGE', 'The headers of this request are too large.'),
  bug: coded(500, 'INTERNAL_SERVER_ERROR', 'The till has made a mistake. It is in its log.'),
} as const;

/** `defined: false` tells clients of the contract that this is none of an operation's declared errors. */
export const bodyOf = ({ status, code, message }: CodedError) => ({ defined: false, code, status, message });

/** What is wrong with a request that the HTTP server could not take. */
export function codeFastifyError(error: { statusCode?: number; code?: string }): CodedError {
  if (error.code === 'FST_ERR_CTP_INVALID_JSON_BODY' || error.code === 'FST_ERR_CTP_EMPTY_JSON_BODY') {
    return codedErrors.badJson;
  }
  switch (error.statusCode) {
    case 413:
      return codedErrors.bodyTooLarge;
    case 415:
      return codedErrors.notJson;
    case undefined:
      return codedErrors.bug;
    default:
      return error.statusCode >= 500 ? codedErrors.bug : codedErrors.badRequest;
  }
}
