import { OpenAPIGenerator } from '@orpc/openapi';
import { OpenAPIHandler } from '@orpc/openapi/fastify';
import { ORPCError } from '@orpc/server';
import { RPCHandler } from '@orpc/server/fastify';
import { ZodToJsonSchemaConverter } from '@orpc/zod/zod4';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Logger } from 'pino';
import { cloudContract } from '#shared/contract/cloud-contract.ts';
import { isDatabaseAway } from '../db/connect.ts';
import { readCaller } from './caller.ts';
import { codedErrors, sendCoded } from './coded-error.ts';
import type { createRouter } from './router.ts';

/** Serves the contract: by HTTP routes at `/v1` to tills and scripts, by RPC at `/rpc` to the owner's page. */
export function serveApi(app: FastifyInstance, router: ReturnType<typeof createRouter>, log: Logger): void {
  const interceptors = [
    async <T>({ next }: { next: () => Promise<T> }): Promise<T> => {
      try {
        return await next();
      } catch (error) {
        throw explain(error, log);
      }
    },
  ];
  const handlers = {
    '/v1': new OpenAPIHandler(router, { interceptors }),
    '/rpc': new RPCHandler(router, { interceptors }),
  } as const;

  let description: Promise<unknown> | null = null;
  app.get('/v1/openapi.json', () => {
    description ??= describeApi();
    return description;
  });
  for (const prefix of ['/v1', '/rpc'] as const) {
    app.all(`${prefix}/*`, async (request: FastifyRequest, reply: FastifyReply) => {
      reply.header('cache-control', 'no-store');
      const caller = readCaller(request.headers, request.ip, request.socket.remoteAddress);
      const { matched } = await handlers[prefix].handle(request, reply, { prefix, context: { caller } });
      return matched ? reply : sendCoded(reply, codedErrors.notFound);
    });
  }
}

/** Refusals pass as they are. What is left is a mistake of ours, or a database that is away. */
function explain(error: unknown, log: Logger): unknown {
  if (error instanceof ORPCError && error.status < 500) return error;
  if (isDatabaseAway(error)) {
    log.warn({ problem: String(error) }, 'the database cannot be reached');
    const { code, status, message } = codedErrors.noDatabase;
    return new ORPCError(code, { status, message });
  }
  log.error({ err: error }, 'a request failed');
  const { code, status, message } = codedErrors.bug;
  return new ORPCError(code, { status, message });
}

const describeApi = () =>
  new OpenAPIGenerator({ schemaConverters: [new ZodToJsonSchemaConverter()] }).generate(cloudContract, {
    info: {
      title: 'Evertill cloud',
      version: '1',
      description:
        'What tills send and what owners read. Amounts are integers in minor units, quantities in thousandths, instants in epoch milliseconds.',
    },
    servers: [{ url: '/v1' }],
    components: {
      securitySchemes: {
        deviceToken: { type: 'http', scheme: 'bearer', description: 'The token that a till got at its pairing.' },
        ownerSession: { type: 'apiKey', in: 'cookie', name: 'better-auth.session_token' },
      },
    },
  });
