import { isChangeMessage, type Message } from '@electric-sql/client';

/** A row as it came: what changed of it, text or null as Postgres writes it. */
export type PulledRow = Readonly<Record<string, unknown>>;

export interface RowsApart {
  readonly fetch: typeof fetch;
  /** The rows of an answer that the client gave on, once; those that were deleted left out. */
  readonly rowsOf: (messages: readonly Message[]) => PulledRow[];
}

/**
 * Keeps the rows of an answer apart from what the client reads of it. The client decodes each body twice and looks at
 * each value of each row, which for a large menu takes as long as storing it. It is left what it steers by: the
 * headers, the control messages, and one change that stands for all of them; decision 0802.
 */
export function keepRowsApart(ask: typeof fetch): RowsApart {
  const kept = new Map<string, readonly PulledRow[]>();

  /** What is no list of messages is the client's to judge. */
  function withoutRows(body: string): string {
    const messages = readMessages(body);
    const changes = messages?.filter(isChange) ?? [];
    if (!messages || changes.length === 0) return body;
    const key = crypto.randomUUID();
    kept.set(
      key,
      changes.flatMap(({ headers, value }) =>
        // A delete may only mean that a row left what the cloud hands out; what is here stays.
        headers.operation === 'delete' ? [] : [value],
      ),
    );
    const standsForAll = { key, value: {}, headers: { operation: 'update' } };
    return JSON.stringify([standsForAll, ...messages.filter((message) => !isChange(message))]);
  }

  return {
    async fetch(input, init) {
      const response = await ask(input, init);
      if (response.status !== 200) return response;
      // Its headers are enough for the client to ask for what follows.
      const body = new ReadableStream({
        async start(controller) {
          controller.enqueue(new TextEncoder().encode(withoutRows(await response.text())));
          controller.close();
        },
      });
      return new Response(body, { status: 200, headers: response.headers });
    },
    rowsOf: (messages) =>
      messages.filter(isChangeMessage).flatMap(({ key }) => {
        const rows = kept.get(key) ?? [];
        kept.delete(key);
        return rows;
      }),
  };
}

interface Sent {
  readonly headers: { readonly operation?: unknown };
  readonly value: PulledRow;
}

function readMessages(body: string): Sent[] | null {
  try {
    const messages: unknown = JSON.parse(body);
    return Array.isArray(messages) && messages.every(hasHeaders) ? messages : null;
  } catch {
    return null;
  }
}

const hasHeaders = (message: unknown): message is Sent =>
  isObject(message) && 'headers' in message && isObject(message.headers);

const isChange = ({ headers }: Sent): boolean => 'operation' in headers;

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;
