import { readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { v7 as newUuid } from 'uuid';
import { describe, expect, test } from 'vitest';
import { fileSecrets } from '#main/engine/secrets.ts';
import { pushingShop, stands, until, upTo } from './pushing-shop.ts';
import type { PushingTill } from './pushing-till.ts';
import { PLACE } from './small-cloud.ts';

const shop = pushingShop();

describe('[SY8] pairing', () => {
  test('exchanges a code for a place and a token, and sends what was recorded before it too', async () => {
    const till = shop.open({ token: null });
    till.record(3);
    expect(till.push.status()).toMatchObject({ state: 'unpaired', pending: 3 });
    const before = till.device().segment.id;
    expect(await till.push.pair('PAIR-1234')).toMatchObject({ ok: true });
    till.record(2);
    await stands(till, { state: 'up-to-date', sent: 5 });
    expect(till.device()).toMatchObject({ org: PLACE.org, shop: PLACE.shop, letter: PLACE.letter });
    expect(shop.seqsOf(before)).toEqual(upTo(3));
    const first = shop.cloud.held.find(({ segment }) => segment === till.device().segment.id);
    expect(first?.prevHash).toBe(shop.cloud.held.filter(({ segment }) => segment === before).at(-1)?.hash);
  });

  test('is remembered when the till starts again', async () => {
    const till = shop.open({ token: null });
    await till.push.pair('PAIR-1234');
    await shop.stop(till);
    const again = shop.open({ directory: till.directory, token: undefined });
    again.record(1);
    await stands(again, { state: 'up-to-date', sent: 1 });
  });

  test('that the cloud does not know any more is asked about again, and holds when it does', async () => {
    shop.cloud.knows.token = 'another';
    const till = shop.open();
    till.record(1);
    await stands(till, { state: 'refused', pending: 1 });
    shop.cloud.knows.token = 'token-1';
    await stands(till, { state: 'up-to-date', sent: 1 });
  });

  test('happens by itself where the till was started with a code, as soon as the cloud is there', async () => {
    await shop.cloud.goDown();
    const till = shop.open({ token: null, pairingCode: 'PAIR-1234' });
    till.record(2);
    await until(() => expect(till.push.status().problem).toMatch(/cannot be reached/));
    expect(till.push.status().state).toBe('unpaired');
    await shop.cloud.comeBack();
    await stands(till, { state: 'up-to-date', sent: 2 });
  });

  test('by a code that is not valid is shown, and waits for a person', async () => {
    const till = shop.open({ token: null, pairingCode: 'LAST-YEAR' });
    await stands(till, { state: 'unpaired', problem: 'The pairing code is not valid, or no longer.' });
    expect(await till.push.pair('PAIR-1234')).toMatchObject({ ok: true });
    till.record(1);
    await stands(till, { state: 'up-to-date', sent: 1, problem: null });
  });

  test('happens again by itself when that cloud has forgotten the till', async () => {
    const till = shop.open({ token: 'of a cloud that is gone', pairingCode: 'PAIR-1234' });
    till.record(2);
    await stands(till, { state: 'up-to-date', sent: 2 });
    expect(till.device().shop).toBe(PLACE.shop);
  });

  test('refuses in words', async () => {
    const alone = shop.open({ cloudUrl: null });
    expect(alone.push.status()).toMatchObject({ state: 'no-cloud', cloud: null });
    expect(await alone.push.pair('PAIR-1234')).toMatchObject({ error: { code: 'cloud-not-configured' } });

    const till = shop.open({ token: null });
    expect(await till.push.pair('WRONG')).toMatchObject({ error: { code: 'pairing-code-invalid' } });
    await shop.cloud.goDown();
    expect(await till.push.pair('PAIR-1234')).toMatchObject({ error: { code: 'cloud-unreachable' } });
    await shop.cloud.comeBack();
    const both = await Promise.all([till.push.pair('PAIR-1234'), till.push.pair('PAIR-1234')]);
    expect(both).toMatchObject([{ ok: true }, { ok: false, error: { code: 'already-paired' } }]);
  });

  test('of a till that was thrown out may be done again', async () => {
    const till = shop.open({ token: 'revoked' });
    till.record(1);
    await stands(till, { state: 'refused', pending: 1, problem: expect.stringContaining('Pair it again') });
    expect(await till.push.pair('PAIR-1234')).toMatchObject({ ok: true });
    await stands(till, { state: 'up-to-date', sent: 1 });
  });
});

describe('[SY24] the shop’s key', () => {
  const pathOf = (till: PushingTill) => join(till.directory, 'shop-key');
  const keyOf = (till: PushingTill) => JSON.parse(readFileSync(pathOf(till), 'utf8'));
  const paired = async () => {
    const till = shop.open({ token: null });
    expect(await till.push.pair('PAIR-1234')).toMatchObject({ ok: true });
    return till;
  };

  test('comes with the pairing and stands in a file of its owner, never in the till’s', async () => {
    const till = await paired();
    expect(keyOf(till)).toEqual({ shop: PLACE.shop, ...shop.cloud.shopKey });
    expect(statSync(pathOf(till)).mode & 0o777).toBe(0o600);
    till.record(3);
    await stands(till, { state: 'up-to-date', sent: 3 });
    for (const file of ['till.db', 'till.db-wal'])
      expect(readFileSync(join(till.directory, file)).includes(shop.cloud.shopKey.key)).toBe(false);
  });

  test('is followed within a minute when it is another, also while the till sells without a pause', async () => {
    const till = await paired();
    shop.cloud.shopKey = { version: 2, key: 'n'.repeat(43) };
    const selling = setInterval(() => till.record(1), 10);
    await until(() => expect(keyOf(till)).toMatchObject({ version: 2, key: 'n'.repeat(43) }));
    clearInterval(selling);
  });

  test('that was lost, or is another shop’s, is asked for again', async () => {
    const till = await paired();
    rmSync(pathOf(till));
    await until(() => expect(keyOf(till)).toMatchObject({ shop: PLACE.shop, version: 1 }));
    fileSecrets(till.directory).write('shop-key', JSON.stringify({ ...keyOf(till), shop: newUuid() }));
    await until(() => expect(keyOf(till)).toMatchObject({ shop: PLACE.shop }));
    fileSecrets(till.directory).write('shop-key', '{"shop":');
    await until(() => expect(keyOf(till)).toMatchObject({ shop: PLACE.shop }));
  });
});
