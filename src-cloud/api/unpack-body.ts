import { Transform, type TransformCallback } from 'node:stream';
import { createGunzip } from 'node:zlib';
import type { FastifyInstance, FastifyRequest, RequestPayload } from 'fastify';
import { UNKNOWN_ENCODING } from './coded-error.ts';

/**
 * Takes bodies that were packed by gzip; spec [CL24]. A body is unpacked only as far as `most` bytes: one that is larger,
 * packed or not, ends there, and with it the reading.
 */
export function unpackBodies(app: FastifyInstance, most: number): void {
  app.addHook('preParsing', async (request: FastifyRequest, _, payload: RequestPayload) => {
    const encoding = request.headers['content-encoding']?.trim().toLowerCase() ?? 'identity';
    if (encoding === 'identity') return payload;
    if (encoding !== 'gzip') throw httpError(415, UNKNOWN_ENCODING);
    if (Number(request.headers['content-length']) > most) throw httpError(413);
    return unpack(payload, most);
  });
}

function unpack(packed: RequestPayload, most: number): RequestPayload {
  const gunzip = createGunzip();
  const counted: Counted = new Counted(most);
  const fail = (error: Error) => {
    packed.unpipe(gunzip);
    // What still comes is read and forgotten, so that whoever sends it hears the answer.
    packed.resume();
    gunzip.destroy();
    counted.destroy(Object.assign(error, 'statusCode' in error ? {} : { statusCode: 400 }));
  };
  packed.on('data', (chunk: Buffer) => {
    counted.receivedEncodedLength += chunk.length;
    if (counted.receivedEncodedLength > most) fail(httpError(413));
  });
  packed.on('error', fail);
  gunzip.on('error', fail);
  counted.on('error', fail);
  packed.pipe(gunzip).pipe(counted);
  return counted;
}

/** Passes on what it gets, up to so many bytes. The server compares `receivedEncodedLength` with Content-Length. */
class Counted extends Transform {
  receivedEncodedLength = 0;
  private passed = 0;
  private readonly most: number;

  constructor(most: number) {
    super();
    this.most = most;
  }

  override _transform(chunk: Buffer, _: BufferEncoding, done: TransformCallback): void {
    this.passed += chunk.length;
    if (this.passed > this.most) done(httpError(413));
    else done(null, chunk);
  }
}

const httpError = (statusCode: number, code?: string): Error & { statusCode: number } =>
  Object.assign(new Error('the body cannot be taken'), { statusCode, ...(code ? { code } : {}) });
