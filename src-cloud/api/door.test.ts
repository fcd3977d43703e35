import { describe, expect, test } from 'vitest';
import { asInstant } from '#shared/time/instant.ts';
import { countAttempts } from './attempts.ts';
import { readCaller } from './caller.ts';
import { codeHttpError } from './coded-error.ts';
import { originsOf, refuseForeign } from './own-address.ts';

describe('[CL13] whose request is answered', () => {
  const local = originsOf(null, 7311);
  const open = originsOf('https://till.example', 7311);

  test.each([
    [{ host: '127.0.0.1:7311' }, local, null],
    [{ host: 'LOCALHOST:7311', origin: 'http://localhost:7311' }, local, null],
    [{ host: '[::1]:7311' }, local, null],
    [{ host: 'localhost' }, originsOf(null, 80), null],
    [{ host: 'till.example', origin: 'https://till.example' }, open, null],
    [{}, local, 'FORBIDDEN_HOST'],
    [{ host: 'localhost:1' }, local, 'FORBIDDEN_HOST'],
    [{ host: 'till.example' }, local, 'FORBIDDEN_HOST'],
    [{ host: 'till.example.evil.example' }, open, 'FORBIDDEN_HOST'],
    [{ host: 'till.example', origin: 'http://till.example' }, open, 'FORBIDDEN_ORIGIN'],
    [{ host: 'localhost:7311', origin: 'http://localhost:3000' }, local, 'FORBIDDEN_ORIGIN'],
    [{ host: 'localhost:7311', 'sec-fetch-site': 'cross-site' }, local, 'FORBIDDEN_ORIGIN'],
    [{ host: 'localhost:7311', 'sec-fetch-site': 'same-origin' }, local, null],
  ])('%j', (headers, origins, code) => {
    expect(refuseForeign(headers, origins)?.code ?? null).toBe(code);
  });
});

describe('a caller', () => {
  test.each([
    ['127.0.0.1', {}, true],
    ['127.9.9.9', {}, true],
    ['::1', {}, true],
    ['::ffff:127.0.0.1', {}, true],
    ['192.168.1.5', {}, false],
    [undefined, {}, false],
    ['127.0.0.1', { 'x-forwarded-proto': 'https' }, false],
    ['127.0.0.1', { forwarded: 'for=1.2.3.4' }, false],
    ['127.0.0.1', { 'cf-connecting-ip': '1.2.3.4' }, false],
    ['127.0.0.1', { host: 'till.example' }, false],
    ['127.0.0.1', { host: 'localhost.evil.example' }, false],
  ])('[CL12] from %s with %j is on this machine: %s', (peer, headers, isLocal) => {
    expect(readCaller({ host: 'localhost:7311', ...headers }, '203.0.113.9', peer).isLocal).toBe(isLocal);
  });

  test.each([
    ['Bearer abcdefghijklmnopqrstuvwxyz', 'abcdefghijklmnopqrstuvwxyz'],
    ['Bearer short', null],
    ['Basic abcdefghijklmnopqrstuvwxyz', null],
    [`Bearer ${'x'.repeat(5_000)}`, null],
    ['Bearer abcdefghijklmnop qrstuvwxyz', null],
  ])('shows a token only as one: %s', (authorization, token) => {
    expect(readCaller({ authorization }, '203.0.113.9', undefined).token).toBe(token);
  });
});

describe('[CL10] tries', () => {
  test('are counted for each address and for a minute', () => {
    const attempts = countAttempts();
    const at = asInstant(1_000_000);
    for (let tries = 0; tries < 10; tries += 1) attempts.failed('a', at);
    expect(attempts.mayTry('a', at)).toBe(false);
    expect(attempts.mayTry('b', at)).toBe(true);
    expect(attempts.mayTry('a', asInstant(at + 59_999))).toBe(false);
    expect(attempts.mayTry('a', asInstant(at + 60_000))).toBe(true);
  });

  test('of any number of addresses take little memory', () => {
    const attempts = countAttempts();
    const at = asInstant(1_000_000);
    for (let tries = 0; tries < 10; tries += 1) attempts.failed('first', at);
    for (let address = 0; address < 10_000; address += 1) attempts.failed(String(address), at);
    expect(attempts.mayTry('first', at)).toBe(true);
  });
});

test.each([
  [{ statusCode: 413 }, 'PAYLOAD_TOO_LARGE'],
  [{ statusCode: 415 }, 'UNSUPPORTED_MEDIA_TYPE'],
  [{ statusCode: 400, code: 'FST_ERR_CTP_INVALID_JSON_BODY' }, 'BAD_REQUEST'],
  [{ statusCode: 408 }, 'BAD_REQUEST'],
  [{ statusCode: 500 }, 'INTERNAL_SERVER_ERROR'],
  [{}, 'INTERNAL_SERVER_ERROR'],
])('an error %j of the HTTP server is coded %s', (error, code) => {
  expect(codeHttpError(error).code).toBe(code);
});
