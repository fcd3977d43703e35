import { constants, gzipSync } from 'node:zlib';
import { z } from 'zod';
import { parseJson } from '../db/parse-json.ts';

/** The cloud was there and said no: to this till (its token), or to what it sent (its version). */
export interface Refused {
  readonly kind: 'refused';
  readonly by: 'token' | 'request';
  readonly message: string;
}

/** Trying again later may help: nobody was there, the line broke, no answer came in time, or it was an error. */
export interface Failed {
  readonly kind: 'failed';
  readonly failure: 'unreachable' | 'cut' | 'stalled' | 'error';
  readonly message: string;
  /** How long the cloud asked us to wait, at least. */
  readonly retryAfterMs: number;
}

/** The way to the cloud. */
export interface ExchangeOptions {
  readonly cloudUrl: string;
  readonly fetch: typeof fetch;
  readonly timeoutMs: number;
  /** Ends every request that is under way. */
  readonly signal: AbortSignal;
}

/** What the cloud answered, before it is believed. */
export interface Answer {
  readonly status: number;
  readonly json: unknown;
  readonly retryAfterMs: number;
}

/** How the cloud says no. */
export const errorBody = z.object({
  code: z.string(),
  message: z.string().optional(),
  data: z
    .object({ expectedSeq: z.int().min(1), message: z.string() })
    .nullish()
    .catch(null),
});

/** Asks the cloud once. What came back as HTTP is an answer, whatever its status. */
export async function exchange(
  { cloudUrl, fetch, timeoutMs, signal }: ExchangeOptions,
  path: string,
  body: string | null,
  token: string | null,
): Promise<Answer | Failed> {
  const silence = startSilence(timeoutMs);
  const timeout = AbortSignal.any([silence.signal, AbortSignal.timeout(SILENCES * timeoutMs)]);
  try {
    const packed = body === null ? null : pack(body);
    const response = await fetch(`${cloudUrl}${path}`, {
      method: body === null ? 'GET' : 'POST',
      headers: {
        ...(body === null ? {} : { 'content-type': 'application/json' }),
        ...(packed ? { 'content-encoding': 'gzip' } : {}),
        ...(token ? { authorization: `Bearer ${token}` } : {}),
      },
      body: packed ?? body,
      // A page that asks a guest of the network to sign in is not the cloud.
      redirect: 'error',
      signal: AbortSignal.any([signal, timeout]),
    });
    const text = await readText(response, silence.heard);
    const retryAfterMs = Math.min(Number(response.headers.get('retry-after') ?? 0) * 1_000 || 0, MOST_RETRY_AFTER_MS);
    return { status: response.status, json: parseJson(text), retryAfterMs };
  } catch (error) {
    if (timeout.aborted) return failed('stalled', `The cloud did not answer within ${timeoutMs / 1_000} s.`);
    const cause = causeOf(error);
    if (neverArrived.has(cause)) return failed('unreachable', `The cloud cannot be reached (${cause}).`);
    return failed('cut', `The connection to the cloud broke (${cause}).`);
  } finally {
    silence.end();
  }
}

/** On a slow line an answer may take so many times as long as nothing may be heard of it. */
const SILENCES = 10;

/** Aborts once nothing was heard for so long: a slow line is not a dead one. */
function startSilence(ms: number) {
  const controller = new AbortController();
  const timer = setTimeout(() => controller.abort(), ms);
  return { signal: controller.signal, heard: () => void timer.refresh(), end: () => clearTimeout(timer) };
}

async function readText(response: Response, heard: () => void): Promise<string> {
  const decoder = new TextDecoder();
  let text = '';
  for await (const chunk of response.body ?? []) {
    heard();
    text += decoder.decode(chunk, { stream: true });
  }
  return text + decoder.decode();
}

/** Whatever stands between the till and the cloud, it does not send the till away for a day. */
const MOST_RETRY_AFTER_MS = 300_000;

/** Below it, packing costs more than it saves. */
const PACKED_FROM_CHARACTERS = 4_096;

/** At the quickest level a full batch takes a few milliseconds, about what reading it took; a higher one saves a tenth more. */
const pack = (body: string): Uint8Array<ArrayBuffer> | null =>
  body.length < PACKED_FROM_CHARACTERS ? null : gzipSync(body, { level: constants.Z_BEST_SPEED });

/** What the system says when there is no way there, or nobody at its end: nothing of the request was sent. */
const neverArrived = new Set([
  ...['ECONNREFUSED', 'EHOSTUNREACH', 'EHOSTDOWN', 'ENETUNREACH', 'ENETDOWN', 'ENOTFOUND', 'EAI_AGAIN', 'ETIMEDOUT'],
  'UND_ERR_CONNECT_TIMEOUT',
]);

/** An answer of the shape that was expected; anything else came from somebody else. */
export function read<T, A>(schema: z.ZodType<T>, answer: Answer, then: (value: T) => A): A | Failed {
  const parsed = schema.safeParse(answer.json);
  return parsed.success ? then(parsed.data) : failed('error', 'Something else than the cloud answered.');
}

/** What any other answer than the expected means. */
export function declined({ status, json, retryAfterMs }: Answer): Refused | Failed {
  const said = errorBody.safeParse(json).data;
  if (status === 401 || status === 403) {
    return { kind: 'refused', by: 'token', message: 'The cloud does not know this till any more. Pair it again.' };
  }
  if (status === 426) return { kind: 'refused', by: 'request', message: updateSentence(said?.code) };
  const retryMayHelp = status >= 500 || status === 408 || status === 429 || said === undefined;
  if (retryMayHelp) return failed('error', `The cloud answered with an error (${status}).`, retryAfterMs);
  return { kind: 'refused', by: 'request', message: `The cloud refused what was sent: ${said.message ?? said.code}` };
}

const updateSentence = (code: string | undefined): string =>
  code === 'UPDATE_CLOUD'
    ? 'This till is newer than the cloud. Update the cloud.'
    : 'The cloud is newer. Update this till.';

const failed = (failure: Failed['failure'], message: string, retryAfterMs = 0): Failed => ({
  kind: 'failed',
  failure,
  message,
  retryAfterMs,
});

/** The system's word for it (`ECONNREFUSED`), which lies under what `fetch` throws. */
function causeOf(error: unknown): string {
  const { cause, message } = error as { cause?: { code?: string; message?: string }; message?: string };
  return cause?.code ?? cause?.message ?? message ?? String(error);
}
