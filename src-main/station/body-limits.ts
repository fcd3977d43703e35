import { MAX_IMPORT_BYTES } from '#shared/catalog/menu-import.ts';

/**
 * A menu file stands in JSON, where every quote and line end takes two bytes: twice the file, and what is around it.
 * What is larger than a menu may be, but within this, gets the refusal that says so.
 */
const IMPORT_BODY_BYTES = 2 * MAX_IMPORT_BYTES + 1024 * 1024;

/**
 * A WebSocket answers a message that is too long by closing. So that a screen never meets that, whatever file of the
 * allowed size a person drops on it, this leaves six bytes for each: a file of zeros, escaped.
 */
export const RPC_MESSAGE_BYTES = 6 * MAX_IMPORT_BYTES + 1024 * 1024;

const larger: Readonly<Record<string, number>> = {
  '/catalog/import': IMPORT_BODY_BYTES,
  '/catalog/import/preview': IMPORT_BODY_BYTES,
  /** 1,000 changes with a long description each. */
  '/catalog/change': 10 * 1024 * 1024,
};

/** The most bytes that the body of a request to this path of the contract may have. */
export const bodyLimitOf = (path: string): number => larger[path] ?? 1024 * 1024;
