import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { inOrg } from '#cloud/db/connect.ts';
import type { OrgDb } from '#cloud/db/schema.ts';
import { verify as verifyCloud } from '#cloud/ingest/verify.ts';
import { DELIVERIES_KEPT_MS } from '#main/engine/keep-forgetting.ts';
import { verify } from '#main/engine/verify.ts';
import type { OrderId } from '#shared/ids/ids.ts';
import { readEvent } from '#shared/journal/events.ts';
import { escapeHtml } from '#shared/printing/paper-html.ts';
import { asShopWrites } from '#shared/printing/paper-labels-in.ts';
import { layoutReceipt } from '#shared/printing/paper-receipt.ts';
import { asInstant } from '#shared/time/instant.ts';
import { startTestCloud, startTestPostgres, type TestCloud, type TestPostgres } from '#support/cloud.ts';
import {
  MIGRATIONS,
  newId,
  openDay,
  openEngine,
  openOrder,
  settle,
  type TestEngine,
  tempDirectory,
} from '#support/engine.ts';
import { id } from '#support/orders.ts';
import { startSmtpServer, type TestSmtpServer } from '#support/smtp-server.ts';
import { quickPace } from '../sync/pushing-till.ts';

const TOAST = id<string>(0x11);
const ADDRESS = 'wilhelmina@guest.example';
const mailPace = { everyMs: 50, retryMs: 50 };

let postgres: TestPostgres;
let smtp: TestSmtpServer;
let cloud: TestCloud;
let replica: TestCloud;
let directory: ReturnType<typeof tempDirectory>;
let till: TestEngine;
let isOnline: boolean;
let ahead: number;
beforeAll(async () => {
  postgres = await startTestPostgres();
  smtp = await startSmtpServer();
  const mail = { url: smtp.url, from: 'Receipts <receipts@shop.example>' };
  cloud = await startTestCloud(postgres, { mail, mailPace });
  replica = await startTestCloud(postgres, { mail, mailPace, adminUrl: cloud.adminUrl, owner: cloud.owner });
});
afterAll(async () => {
  await replica?.close();
  await cloud?.close();
  await smtp?.close();
  await postgres?.stop();
});
beforeEach(async () => {
  directory = tempDirectory();
  isOnline = true;
  ahead = 0;
  smtp.refusals.splice(0);
});
afterEach(async () => {
  await till.close();
  directory.remove();
});

/** A till of a shop of its own, whose network the test can take away. */
async function start(at: TestCloud = cloud): Promise<void> {
  const pairingCode = await at.pairingCode(await at.createShop());
  till = openEngine(directory.path, {
    ...{ cloudUrl: at.url, pairingCode, pace: quickPace(), pulls: true },
    now: () => asInstant(Date.now() + ahead),
    fetch: (input, init) => (isOnline ? fetch(input, init) : Promise.reject(new TypeError('no network'))),
  });
  await eventually(async () => expect((await till.client.sync.status()).state).toBe('up-to-date'));
  await openDay(till);
}
const eventually = (check: () => unknown) => vi.waitFor(check, { timeout: 20_000, interval: 20 });
const sold = async () => (await settle(till, await openOrder(till, TOAST), 650)).order;
const ask = (orderId: OrderId, to = ADDRESS) => till.client.receipts.mail({ commandId: newId(), orderId, to });
const mailsOf = async (orderId: OrderId) => (await till.client.receipts.mails({ orderId })).mails;
const stateOf = async (orderId: OrderId) => (await mailsOf(orderId)).map(({ state, problem }) => problem ?? state);
const orgOf = () => till.engine.till.device;
const owner = () => cloud.exceptions(orgOf());
/** Quoted-printable, as far as a receipt needs it. */
const readable = (raw: string) =>
  raw
    .replace(/=\r\n/g, '')
    .replace(/(=[0-9A-F]{2})+/g, (signs) => Buffer.from(signs.replaceAll('=', ''), 'hex').toString());

/** The last part of a mail, as it is shown. */
function htmlOf(raw: string): string {
  const part = raw.slice(raw.lastIndexOf('Content-Type: text/html'));
  const body = part.slice(part.indexOf('\r\n\r\n') + 4).split('\r\n--')[0] ?? '';
  return /base64/i.test(part.slice(0, 300)) ? Buffer.from(body, 'base64').toString() : readable(body);
}

test('[RC10] [RC11] [RC12] [RC13] a receipt waits while there is no network, is sent once, and its address is forgotten', async () => {
  await start();
  const order = await sold();
  isOnline = false;
  const before = smtp.taken.length;
  const wanted = { commandId: newId<never>(), orderId: order.id, to: ` ${ADDRESS} ` };
  const answer = await till.client.receipts.mail(wanted);
  expect(await till.client.receipts.mail(wanted)).toEqual(answer);
  expect(await mailsOf(order.id)).toMatchObject([{ id: answer.mailId, to: ADDRESS, state: 'waiting' }]);
  expect((await till.client.till.state()).mails).toHaveLength(1);
  isOnline = true;
  await eventually(async () => expect(await stateOf(order.id)).toEqual(['sent']));
  // The row comes again, and there are two replicas: still one mail.
  till.engine.till.db.prepare('UPDATE mail SET sent = 0').run();
  till.engine.till.onRows();
  await eventually(async () => expect((await till.client.sync.status()).pending).toBe(0));
  const sent = smtp.taken.slice(before);
  expect(sent).toHaveLength(1);
  expect(sent[0]?.to).toEqual([ADDRESS]);
  const raw = readable(sent[0]?.raw ?? '');
  expect(raw).toContain(`Message-ID: <${answer.mailId}@shop.example>`);
  expect(raw).toMatch(/From: Corner Café|From: =\?UTF-8/);
  expect(raw).toMatch(/text\/plain[\s\S]+TOTAL +€6\.50[\s\S]+text\/html[\s\S]+>TOTAL<[\s\S]+>€6\.50</);
  const { db } = till.engine.till;
  const here = ['mail', 'command_answer', 'entry'].flatMap((table) => db.prepare(`SELECT * FROM ${table}`).all());
  const there = await inOrg(cloud.db, orgOf().org, (at) => at.selectFrom('mail').select('content').execute());
  expect(JSON.stringify([here, there])).not.toContain(ADDRESS);
  expect(await inOrg(cloud.db, orgOf().org, (at) => at.selectFrom('mail_job').select('id').execute())).toEqual([]);
  expect(verify(db.name, MIGRATIONS).fault).toBeNull();
  expect((await verifyCloud(cloud.db, readEvent)).fault).toBeNull();
});

test('[RC13] [RC14] [RC15] what may pass is tried again, what will not pass is told to the owner and the till', async () => {
  await start();
  const first = await sold();
  smtp.refusals.push({ at: 'mail', code: 451 }, { at: 'address', code: 450 }, 'hang-up');
  const before = smtp.taken.length;
  await ask(first.id);
  await eventually(async () => expect(await stateOf(first.id)).toEqual(['sent']));
  const ids = smtp.taken.slice(before).map(({ raw }) => /Message-ID: (\S+)/.exec(raw)?.[1]);
  // Handed over twice, as the server said nothing the first time: it is the same mail.
  expect(ids).toEqual([ids[0], ids[0]]);
  expect(await owner()).toEqual([]);

  const second = await sold();
  smtp.refusals.push({ at: 'address', code: 550 }, { at: 'mail', code: 554 });
  await ask(second.id);
  await eventually(async () => expect(await stateOf(second.id)).toEqual(['address-refused']));
  await ask(second.id);
  await eventually(async () => expect(await stateOf(second.id)).toEqual(['refused', 'address-refused']));
  expect((await mailsOf(second.id)).map(({ to }) => to)).toEqual([null, null]);
  const told = await owner();
  expect(told.map(({ kind, orderNumber }) => [kind, orderNumber])).toEqual([
    ['mail-failed', second.number],
    ['mail-failed', second.number],
  ]);
  expect(JSON.stringify(told)).not.toContain('guest.example');

  smtp.refusals.push(...Array.from({ length: 20 }, () => ({ at: 'mail', code: 451 }) as const));
  const third = await sold();
  await eventually(async () => expect((await till.client.sync.status()).pending).toBe(0));
  await ask(third.id);
  const setTries = (at: OrgDb) => at.updateTable('mail_job').set({ tries: 74 }).returning('id').execute();
  await eventually(async () => expect(await inOrg(cloud.db, orgOf().org, setTries)).toHaveLength(1));
  await eventually(async () => expect(await stateOf(third.id)).toEqual(['gave-up']));
});

test('[RC1] [RC8] [RC15] is refused before an order is paid, for what is no address, and where no cloud or mail server is', async () => {
  const without = await startTestCloud(postgres, { mailPace });
  try {
    await start(without);
    const open = await openOrder(till, TOAST);
    await expect(ask(open.id)).rejects.toMatchObject({ data: { code: 'receipt-before-settled' } });
    const { order } = await settle(till, open, 650);
    for (const to of ['nobody', 'a@b', 'a@b.example, c@d.example', 'a@b.example\r\nBcc: c@d.example'])
      await expect(ask(order.id, to)).rejects.toMatchObject({ data: { code: 'mail-address-invalid' } });
    await ask(order.id);
    await eventually(async () => expect(await stateOf(order.id)).toEqual(['not-set-up']));
    expect((await without.exceptions(orgOf())).map(({ kind }) => kind)).toEqual(['mail-failed']);
  } finally {
    await without.close();
  }
  const alone = tempDirectory();
  const unpaired = openEngine(alone.path);
  await openDay(unpaired);
  const { order } = await settle(unpaired, await openOrder(unpaired, TOAST), 650);
  const { mail, link } = unpaired.client.receipts;
  const refusals = [mail({ commandId: newId(), orderId: order.id, to: ADDRESS }), link({ orderId: order.id })];
  for (const asked of refusals) await expect(asked).rejects.toMatchObject({ data: { code: 'receipt-no-cloud' } });
  await unpaired.close();
  alone.remove();
});

test('[RC5] [RC6] [RC7] [P97] a code made without a network shows its receipt once the order has arrived, and no other', async () => {
  await start();
  isOnline = false;
  const order = await sold();
  const { url } = await till.client.receipts.link({ orderId: order.id });
  const look = async (at = url, language = 'en') => {
    const answer = await fetch(at, { headers: { 'accept-language': language } });
    return { status: answer.status, headers: answer.headers, text: await answer.text() };
  };
  const early = await look(url, 'de-DE,de;q=0.9');
  expect([early.status, early.text.includes('Ihr Beleg ist unterwegs')]).toEqual([404, true]);
  isOnline = true;
  await eventually(async () => expect((await look()).status).toBe(200));
  const page = await look();
  expect(page.text).toMatch(
    /<html lang="en"[\s\S]+noindex[\s\S]+TAKEAWAY[\s\S]+Cheese toast[\s\S]+>TOTAL<[\s\S]+€6\.50/,
  );
  expect(page.text).not.toContain('<script');
  expect(page.headers.get('x-robots-tag')).toContain('noindex');
  expect(page.headers.get('cache-control')).toContain('no-store');
  expect(page.headers.get('set-cookie')).toBeNull();
  // Another order's, and this one's with another seal: neither is told from an address at which there is nothing.
  const otherAt = (at: number) => `${url.slice(0, at)}${url[at] === 'A' ? 'B' : 'A'}${url.slice(at + 1)}`;
  for (const wrong of [url.slice(0, -1), otherAt(url.lastIndexOf('/') + 20), otherAt(url.length - 6)]) {
    const { status, text } = await look(wrong);
    expect([status, text.includes('There is no receipt here')]).toEqual([404, true]);
  }
  expect((await look(`${url}/x`)).status).toBe(404);
  // A till that is locked out moves the key on; what guests were given before stays good.
  await inOrg(cloud.db, orgOf().org, (db) => db.updateTable('shop').set({ key_version: 2 }).execute());
  expect((await look()).status).toBe(200);
});

test('[RC4] [RC11] [P97] a mail and a page say what the paper says, in the shop’s language and direction', async () => {
  await start();
  const [staffId, tableId, roomId] = [newId<never>(), newId<never>(), newId<never>()];
  await till.client.staff.add({ commandId: newId(), staffId, name: 'Mia', role: 'server' });
  const { shop } = await till.client.till.state();
  await till.client.settings.change({
    commandId: newId(),
    changes: [
      { noun: 'shop', id: shop, set: { language: 'ar' } },
      { noun: 'room', id: roomId, set: { name: 'Hall' } },
      { noun: 'table', id: tableId, set: { roomId, name: '12' } },
    ],
  });
  const { id: orderId } = await openOrder(till, TOAST);
  await till.client.orders.seat({ commandId: newId(), orderId, sendId: newId(), tableIds: [tableId] });
  const set = { type: 'dine-in', server: staffId } as const;
  const { order } = await till.client.orders.label({ commandId: newId(), orderId, set });
  await settle(till, order, 650);
  const before = smtp.taken.length;
  await ask(orderId);
  await eventually(async () => expect(await stateOf(orderId)).toEqual(['sent']));
  const { jobs } = await till.client.printing.jobs({ limit: 50 });
  const receipt = jobs.flatMap(({ content }) => (content.kind === 'receipt' ? [content.receipt] : []))[0];
  if (!receipt) throw new Error('a receipt was printed');
  const look = asShopWrites({ language: 'ar', timeZone: 'Europe/Berlin', currency: 'EUR' });
  const paper = layoutReceipt(receipt, { columns: 40, reprint: false, opensDrawer: false, ...look });
  const { labels } = look;
  const rows = paper.rows.flatMap((row) =>
    row.kind === 'text' ? [row.text] : row.kind === 'pair' ? [row.start, row.end] : [],
  );
  const served = [labels.atTable.replace('{{names}}', '12'), labels.servedBy.replace('{{name}}', 'Mia')];
  expect(rows).toEqual(expect.arrayContaining([...served, labels.orderTypes['dine-in'], labels.total]));
  const mail = smtp.taken.slice(before).at(-1)?.raw ?? '';
  const { url } = await till.client.receipts.link({ orderId });
  const page = await (await fetch(url)).text();
  const texts = rows.map(escapeHtml).filter((text) => text.trim() !== '');
  for (const where of [page, htmlOf(mail)]) {
    expect(where).toMatch(/<html lang="ar" dir="rtl"[\s\S]*<table role="presentation" dir="rtl"/);
    const said = where.replace(/\p{Cf}/gu, '');
    expect(texts.filter((text) => !said.includes(text))).toEqual([]);
  }
  expect(page).toContain(`<title>${labels.receipt} A-000001`);
});

test('[GU7] [RC16] guests and requests are forgotten fourteen days after, everywhere, and the chain stays whole', async () => {
  await start();
  isOnline = false;
  const [done, open] = [await sold(), await openOrder(till, TOAST)];
  for (const orderId of [done.id, open.id])
    await till.client.guests.describe({ commandId: newId(), orderId, name: 'Wilhelmina' });
  await ask(done.id);
  const known = () =>
    (till.engine.till.db.prepare("SELECT id FROM guest WHERE body <> '{}'").all() as unknown[]).length;
  const again = async (later: number) => {
    ahead = later;
    await till.close();
    till = openEngine(directory.path, {
      ...{ cloudUrl: cloud.url, pace: quickPace(), pulls: true, now: () => asInstant(Date.now() + ahead) },
      fetch: (input, init) => (isOnline ? fetch(input, init) : Promise.reject(new TypeError('no network'))),
    });
  };
  await again(DELIVERIES_KEPT_MS - 60_000);
  await new Promise((resolve) => setTimeout(resolve, 300));
  expect([known(), (await mailsOf(done.id)).length]).toEqual([2, 1]);
  await again(DELIVERIES_KEPT_MS + 60_000);
  await eventually(async () => expect([known(), (await mailsOf(done.id)).length]).toEqual([1, 0]));
  isOnline = true;
  await eventually(async () => expect((await till.client.sync.status()).pending).toBe(0));
  const rows = await inOrg(cloud.db, orgOf().org, (db) => db.selectFrom('guest').select('content').execute());
  expect(rows.map(({ content }) => JSON.parse(content).body.name ?? null).sort()).toEqual(['Wilhelmina', null]);
  expect(verify(till.engine.till.db.name, MIGRATIONS).fault).toBeNull();
});
