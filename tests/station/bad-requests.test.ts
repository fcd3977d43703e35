import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { send, sendBytes } from './raw-http.ts';
import { type StubTill, startStubTill } from './stub-till.ts';

let till: StubTill;
let token: string;
beforeAll(async () => {
  till = await startStubTill();
  token = readFileSync(join(till.directory, 'local-token'), 'utf8').trim();
});
afterAll(() => till.close());

const json = { 'content-type': 'application/json' };
const order = '0198c0de-0000-7000-8000-000000000001';
const command = { commandId: '0198c0de-0000-7000-8000-000000000002', orderId: order };
const nested = (depth: number) => `${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}`;

interface Bad {
  readonly method?: string;
  readonly path: string;
  readonly headers?: Record<string, string>;
  readonly body?: string | Buffer;
  readonly status: number;
  readonly code: string;
}
const open = { method: 'POST', path: '/v1/orders/open', headers: json };
const wrongShape = { ...open, status: 400, code: 'BAD_REQUEST' };

const table: Record<string, Bad> = {
  'no body': { method: 'POST', path: '/v1/orders/open', status: 400, code: 'BAD_REQUEST' },
  'an empty JSON body': { ...wrongShape, body: '' },
  'malformed JSON': { ...wrongShape, body: '{"commandId":' },
  'JSON that is a number': { ...wrongShape, body: '7' },
  'JSON that is null': { ...wrongShape, body: 'null' },
  'a list': { ...wrongShape, body: '[]' },
  'a field missing': { ...wrongShape, body: JSON.stringify({ orderId: order }) },
  'a field of the wrong type': { ...wrongShape, body: JSON.stringify({ ...command, orderId: 7 }) },
  'an id that is none': { ...wrongShape, body: JSON.stringify({ ...command, orderId: '../../etc/passwd' }) },
  'an unknown field': { ...wrongShape, body: JSON.stringify({ ...command, discount: 1 }) },
  'a __proto__ key': { ...wrongShape, body: `{"__proto__":{"isAdmin":true},"commandId":"${command.commandId}"}` },
  'a constructor.prototype key': { ...wrongShape, body: '{"constructor":{"prototype":{"isAdmin":true}}}' },
  'a nest of 100,000 objects': { ...wrongShape, body: nested(100_000) },
  'bytes that are no UTF-8': { ...wrongShape, body: Buffer.from([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x7d]) },
  'a body over 1 MB': { ...open, body: `"${'x'.repeat(1024 * 1024)}"`, status: 413, code: 'PAYLOAD_TOO_LARGE' },
  'a menu over 41 MB': {
    ...open,
    path: '/v1/catalog/import/preview',
    body: Buffer.alloc(41 * 1024 * 1024 + 1, 'x'),
    status: 413,
    code: 'PAYLOAD_TOO_LARGE',
  },
  'a form': {
    ...open,
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: 'commandId=1',
    status: 415,
    code: 'UNSUPPORTED_MEDIA_TYPE',
  },
  'plain text': {
    ...open,
    headers: { 'content-type': 'text/plain' },
    body: '{}',
    status: 415,
    code: 'UNSUPPORTED_MEDIA_TYPE',
  },
  'a content type that is none': {
    ...open,
    headers: { 'content-type': ';;' },
    body: '{}',
    status: 415,
    code: 'UNSUPPORTED_MEDIA_TYPE',
  },
  'a body without a type': { ...open, headers: {}, body: '{}', status: 415, code: 'UNSUPPORTED_MEDIA_TYPE' },
  'an address that is not there': { path: '/v1/nothing', status: 404, code: 'NOT_FOUND' },
  'a path that climbs': { path: '/../../../etc/passwd', status: 400, code: 'BAD_REQUEST' },
  'a path that climbs, encoded': { path: '/%2e%2e/%2e%2e/local-token', status: 400, code: 'BAD_REQUEST' },
  'the local token as a file': { path: '/local-token', status: 404, code: 'NOT_FOUND' },
  'a path that cannot be decoded': { path: '/%zz', status: 400, code: 'BAD_REQUEST' },
  'an endless path': { path: `/v1/orders/${'a'.repeat(2_000)}`, status: 404, code: 'NOT_FOUND' },
  'the wrong method': { path: '/v1/orders/open/', method: 'GET', status: 404, code: 'NOT_FOUND' },
  'DELETE of an operation': { method: 'DELETE', path: '/v1/day/open', status: 405, code: 'METHOD_NOT_ALLOWED' },
  'GET of a command': { path: '/v1/day/open', status: 405, code: 'METHOD_NOT_ALLOWED' },
  'POST of a question': { method: 'POST', path: '/v1/sync', status: 405, code: 'METHOD_NOT_ALLOWED' },
  'HEAD of a question': { method: 'HEAD', path: '/v1/sync', status: 405, code: '' },
  'OPTIONS without an origin': { method: 'OPTIONS', path: '/v1/sync', status: 405, code: 'METHOD_NOT_ALLOWED' },
  'a query of the wrong type': { path: '/v1/orders?limit=many', status: 400, code: 'BAD_REQUEST' },
  'a query out of range': { path: '/v1/orders?limit=0', status: 400, code: 'BAD_REQUEST' },
  'an unknown query': { path: '/v1/orders?sort=up', status: 400, code: 'BAD_REQUEST' },
  'a query of brackets': { path: '/v1/orders?__proto__[x]=1&limit[__proto__]=2', status: 400, code: 'BAD_REQUEST' },
  'a refusal of the till': {
    ...open,
    body: JSON.stringify(command),
    status: 409,
    code: 'REFUSED',
  },
};

describe('[ST6] everything wrong is a coded answer, and never a 5xx', () => {
  test.each(Object.entries(table))('%s', async (_, bad) => {
    const headers = { authorization: `Bearer ${token}`, ...bad.headers };
    const answer = await send(till.station.url, bad.path, { ...bad, headers });
    expect({ status: answer.status, code: answer.json?.code ?? '' }).toEqual({ status: bad.status, code: bad.code });
    if (answer.json) expect(answer.json.message).toMatch(/\w/);
    expect(Object.getOwnPropertyNames(Object.prototype)).not.toContain('isAdmin');
  });

  test('a wrong shape says which field, and does not repeat what was in it', async () => {
    const headers = { ...json, authorization: `Bearer ${token}` };
    const body = JSON.stringify({ code: { secret: 'hunter2' }, extra: 'hunter2' });
    const answer = await send(till.station.url, '/v1/sync/pair', { method: 'POST', headers, body });
    expect(answer.json).toMatchObject({
      code: 'BAD_REQUEST',
      status: 400,
      data: { issues: expect.arrayContaining([expect.objectContaining({ path: ['code'] })]) },
    });
    expect(answer.text).not.toContain('hunter2');
  });

  test('a bug of ours is a 500 that tells nothing outside and everything in the log', async () => {
    const headers = { ...json, authorization: `Bearer ${token}` };
    const body = JSON.stringify({ code: 'ABCD-1234' });
    const answer = await send(till.station.url, '/v1/sync/pair', { method: 'POST', headers, body });
    expect(answer).toMatchObject({ status: 500, json: { code: 'INTERNAL_SERVER_ERROR' } });
    expect(answer.text).not.toContain('the till broke');
    expect(till.logged.join('')).toContain('the till broke');
  });

  test.each([
    ['no HTTP', 'hello\r\n\r\n', '400', 'BAD_REQUEST'],
    ['a line break within a header', 'GET / HTTP/1.1\r\nHost: a\r\n b\r\nX\r\n\r\n', '400', 'BAD_REQUEST'],
    ['headers without end', `GET / HTTP/1.1\r\nX: ${'a'.repeat(40_000)}\r\n\r\n`, '431', 'HEADERS_TOO_LARGE'],
    ['two lengths', 'POST / HTTP/1.1\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n', '400', 'BAD_REQUEST'],
  ])('%s', async (_, bytes, status, code) => {
    const answer = await sendBytes(till.station.url, bytes);
    expect(answer).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
    expect(answer).toContain(`"code":"${code}"`);
  });

  test('a menu of 20 MB gets in where menus are imported', async () => {
    const headers = { ...json, authorization: `Bearer ${token}` };
    const body = JSON.stringify({ fileName: 'menu.csv', text: 'x"\n'.repeat(7_000_000) });
    const answer = await send(till.station.url, '/v1/catalog/import/preview', { method: 'POST', headers, body });
    expect(answer).toMatchObject({ status: 409, json: { code: 'REFUSED', data: { code: 'file-not-a-menu' } } });
  });
});
