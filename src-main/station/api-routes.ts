import type { AnyContractRouter } from '@orpc/contract';
import { OpenAPIGenerator } from '@orpc/openapi';
import { OpenAPIHandler } from '@orpc/openapi/fastify';
import { onError, type Router, traverseContractProcedures } from '@orpc/server';
import { ZodToJsonSchemaConverter } from '@orpc/zod/zod4';
import type { FastifyInstance, FastifyReply, HTTPMethods } from 'fastify';
import type { Logger } from 'pino';
import { catalog } from '#shared/catalog/catalog.ts';
import { tillContract } from '#shared/contract/till-contract.ts';
import { syncStatus } from '#shared/contract/till-state.ts';
import { order } from '#shared/order/order.ts';
import { printJob } from '#shared/printing/print-job.ts';
import { settings } from '#shared/settings/settings.ts';
import { BY_MACHINE, byLink, type CallerContext } from '../staff/caller.ts';
import type { Sessions } from '../staff/sessions.ts';
import type { Access } from './access.ts';
import { bodyLimitOf } from './body-limits.ts';
import { bodyOf, codedErrors } from './coded-error.ts';
import { logBug } from './log-bug.ts';

const PREFIX = '/v1';

interface ApiParts {
  readonly router: Router<AnyContractRouter, CallerContext>;
  readonly sessions: Pick<Sessions, 'openLink'>;
  readonly access: Access;
  readonly log: Logger;
}

/**
 * Offers the contract to scripts at `/v1`, one HTTP route per operation, so that each has its own body limit and a
 * wrong method is told from a wrong address; and describes it at `/v1/openapi.json`.
 */
export function serveApi(app: FastifyInstance, { router, sessions, access, log }: ApiParts): void {
  const handler = new OpenAPIHandler(router, { interceptors: [onError((error) => logBug(log, error))] });
  const methodsAt = new Map<string, HTTPMethods[]>();
  for (const { method, path } of contractRoutes()) {
    methodsAt.set(path, [...(methodsAt.get(path) ?? []), method]);
    app.route({
      method,
      url: `${PREFIX}${path.replaceAll(/\{(\w+)\}/g, ':$1')}`,
      exposeHeadRoute: false,
      bodyLimit: bodyLimitOf(path),
      handler: async (request, reply) => {
        noStore(reply);
        const link = access.identify(request.headers) === 'script' ? null : sessions.openLink();
        const context = link ? byLink(link) : BY_MACHINE;
        // A browser's session is its socket's: by HTTP it is nobody.
        const { matched } = await handler.handle(request, reply, { prefix: PREFIX, context });
        link?.close();
        if (!matched) reply.code(404).send(bodyOf(codedErrors.notFound));
        return reply;
      },
    });
  }
  let document: Promise<unknown> | null = null;
  app.get(`${PREFIX}/openapi.json`, { exposeHeadRoute: false }, (_, reply) => {
    document ??= describeApi();
    noStore(reply);
    return document;
  });
  methodsAt.set('/openapi.json', ['GET']);
  refuseOtherMethods(app, methodsAt);
}

const noStore = (reply: FastifyReply) => reply.header('cache-control', 'no-store');

function contractRoutes(): { method: HTTPMethods; path: string }[] {
  const routes: { method: HTTPMethods; path: string }[] = [];
  traverseContractProcedures({ router: tillContract, path: [] }, ({ contract, path }) => {
    const route = contract['~orpc'].route;
    if (!route.method || !route.path) throw new Error(`${path.join('.')} has no HTTP route in the contract`);
    routes.push({ method: route.method, path: route.path });
  });
  return routes;
}

function refuseOtherMethods(app: FastifyInstance, methodsAt: ReadonlyMap<string, HTTPMethods[]>): void {
  const all: HTTPMethods[] = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'];
  for (const [path, known] of methodsAt) {
    const url = `${PREFIX}${path.replaceAll(/\{(\w+)\}/g, ':$1')}`;
    app.route({
      method: all.filter((method) => !known.includes(method)),
      url,
      handler: (_, reply) => {
        reply.code(405).header('allow', known.join(', ')).send(bodyOf(codedErrors.methodNotAllowed));
      },
    });
  }
}

const describeApi = () =>
  new OpenAPIGenerator({ schemaConverters: [new ZodToJsonSchemaConverter()] }).generate(tillContract, {
    info: {
      title: 'Evertill till',
      version: '1',
      description:
        'All that a screen or a script can ask of a till. Amounts are integers in minor units, quantities in thousandths, rates in millionths. Every command carries a commandId of your making; a repeat gets the answer of the first.',
    },
    servers: [{ url: PREFIX }],
    commonSchemas: {
      Order: { schema: order },
      Catalog: { schema: catalog },
      Settings: { schema: settings },
      PrintJob: { schema: printJob },
      SyncStatus: { schema: syncStatus },
    },
    security: [{ localToken: [] }],
    components: {
      securitySchemes: {
        localToken: {
          type: 'http',
          scheme: 'bearer',
          description: 'What the file local-token in the till’s data directory says.',
        },
      },
    },
  });
