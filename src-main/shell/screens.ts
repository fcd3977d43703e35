import { readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';

export const SCHEME = 'app';
const HOST = 'evertill';
export const HOME_URL = `${SCHEME}://${HOST}/`;

/** True for the pages that this app serves, and for nothing else. */
export function isOurPage(url: string): boolean {
  const parsed = URL.parse(url);
  return parsed?.protocol === `${SCHEME}:` && parsed.host === HOST;
}

/**
 * Only files that lay in the directory at the start are known, each by its own path: a request chooses among them and
 * cannot name any other.
 */
export function screensOf(directory: string): (request: Pick<Request, 'method' | 'url'>) => Promise<Response> {
  const files = new Map(filesBelow(directory).map((path) => [`/${path}`, join(directory, path)]));
  const home = files.get('/index.html');
  if (!home) throw new Error(`the screens are not built: ${join(directory, 'index.html')} is missing`);
  files.set('/', home);
  return async ({ method, url }) => {
    if (!isOurPage(url)) return plain(404, 'Not found');
    if (method !== 'GET' && method !== 'HEAD') return plain(405, 'Method not allowed');
    const file = files.get(new URL(url).pathname);
    const type = file && contentTypes[extname(file)];
    if (!file || !type) return plain(404, 'Not found');
    const body = method === 'HEAD' ? null : new Uint8Array(await readFile(file));
    return new Response(body, { headers: { ...securityHeaders, 'content-type': type } });
  };
}

const plain = (status: number, text: string) =>
  new Response(text, { status, headers: { ...securityHeaders, 'content-type': 'text/plain; charset=utf-8' } });

/**
 * Scripts come from the app alone, and nothing goes out: the till is reached by a MessagePort. Mantine writes its theme
 * into style elements, hence 'unsafe-inline' for styles only.
 */
export const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "connect-src 'self'",
  "manifest-src 'self'",
  "frame-src 'none'",
  "frame-ancestors 'none'",
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');

const securityHeaders: Readonly<Record<string, string>> = {
  'content-security-policy': contentSecurityPolicy,
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'cache-control': 'no-cache',
};

/** What a screen is made of; a file of any other kind is not served. */
const contentTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
  '.webmanifest': 'application/manifest+json',
};

/** Paths with `/`, as in addresses. Walks by hand, because a recursive readdir is not sure to work inside an asar. */
function filesBelow(directory: string): string[] {
  return readdirSync(directory, { withFileTypes: true }).flatMap((entry) => {
    if (!entry.isDirectory()) return [entry.name];
    return filesBelow(join(directory, entry.name)).map((path) => `${entry.name}/${path}`);
  });
}
