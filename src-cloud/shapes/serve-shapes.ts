import type { FastifyInstance, FastifyReply } from 'fastify';
import type { Logger } from 'pino';
import type { Instant } from '#shared/time/instant.ts';
import { readCaller } from '../api/caller.ts';
import { codedErrors, sendCoded } from '../api/coded-error.ts';
import type { CloudDb } from '../db/schema.ts';
import { knownTill } from '../devices/devices.ts';
import { type Refusal, tellOwner } from '../ingest/tell-owner.ts';
import { readShapeQuery, type ShapeAnswer, type ShapeProblem, type ShapeSource } from './shape-request.ts';

export interface ShapeServices {
  readonly db: CloudDb;
  readonly now: () => Instant;
  readonly shapes: ShapeSource;
}

/** The gatekeeper: `GET /v1/shape` hands a paired till the rows of its own shop and nothing else; docs/spec/shapes.md. */
export function serveShapes(app: FastifyInstance, { db, now, shapes }: ShapeServices, log: Logger): void {
  app.get('/v1/shape', { exposeHeadRoute: false }, async (request, reply) => {
    reply.header('vary', 'Authorization');
    const { token } = readCaller(request.headers, request.ip, request.socket.remoteAddress);
    const known = await knownTill(db, token);
    if (!known) return sendCoded(reply, codedErrors.unknownTill);
    if (known.isRevoked) return sendCoded(reply, codedErrors.lockedOut);
    const { till } = known;
    const query = new URL(request.url, 'http://cloud').searchParams;
    const asked = readShapeQuery(query);
    const ifNoneMatch = request.headers['if-none-match'] ?? null;
    const answer = asked.ok ? await shapes({ till, ...asked.value, ifNoneMatch }, whenGone(reply)) : asked;
    if (answer.ok) return sendAnswer(reply, answer.value, query.get('live') === 'true');
    const { code, errors } = answer.error;
    log.warn({ device: till.device, code, parameters: Object.keys(errors) }, 'a shape request was refused');
    if (code === 'SHAPE_PARAMETER_FIXED') await tellOwner(db, till, shapeRefused, now());
    return sendProblem(reply, answer.error);
  });
}

/** No till of ours asks so: somebody tries what its token is good for. */
const shapeRefused: Refusal = {
  kind: 'shape-refused',
  say: (letter) => `Till ${letter} asked for data that tills are not handed. It got nothing.`,
};

/** Whoever hung up is waited for by nobody. */
function whenGone(reply: FastifyReply): AbortSignal {
  const gone = new AbortController();
  reply.raw.once('close', () => gone.abort());
  return gone.signal;
}

function sendAnswer(reply: FastifyReply, { status, headers, body }: ShapeAnswer, isLive: boolean): FastifyReply {
  // What one till is told is not for another, also not out of a cache between them; spec [SH4].
  const kept = status < 400 ? `private, max-age=${isLive ? 5 : 60}` : 'no-store';
  return reply
    .code(status)
    .headers(headers)
    .header('cache-control', kept)
    .send(typeof body === 'string' ? Buffer.from(body) : body);
}

const sendProblem = (reply: FastifyReply, { status, code, message, errors }: ShapeProblem): FastifyReply =>
  reply.code(status).header('cache-control', 'no-store').send({ defined: false, code, status, message, errors });
