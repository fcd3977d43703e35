import { readFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import staticFiles from '@fastify/static';
import type { FastifyInstance } from 'fastify';

/** Serves the owner's page at `/`, and what it loads. The till's own page is built beside it and is not served. */
export function serveOffice(app: FastifyInstance, root: string): void {
  app.register(staticFiles, {
    root,
    index: false,
    cacheControl: false,
    allowedPath: (path) => !path.endsWith('.html'),
    setHeaders: (reply, path) => {
      // A file whose name carries the hash of its content never changes.
      const isHashed = basename(dirname(path)) === 'assets';
      reply.header('cache-control', isHashed ? 'public, max-age=31536000, immutable' : 'no-cache');
    },
  });
  app.get('/', async (_, reply) => {
    const page = await readFile(join(root, 'office.html'), 'utf8').catch(() => null);
    reply.header('cache-control', 'no-cache');
    if (page !== null) return reply.type('text/html; charset=utf-8').send(page);
    const sentence = 'The owner’s page has not been built yet. Run `npm run build`, then open this address again.\n';
    return reply.code(404).type('text/plain; charset=utf-8').send(sentence);
  });
}
