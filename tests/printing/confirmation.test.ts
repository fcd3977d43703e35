import { afterEach, describe, expect, it } from 'vitest';
import { slipIdOf } from '#main/printing/slip-id.ts';
import type { PrintJobId } from '#shared/ids/ids.ts';
import { asInstant } from '#shared/time/instant.ts';
import { textOf } from '#support/escpos-text.ts';
import { now, openPrintShop, type PrintShop } from '#support/print-shop.ts';
import { type Make, startTcpPrinter, type TcpPrinter } from '#support/tcp-printer.ts';

let shop: PrintShop;
let grill: TcpPrinter;
async function open(make: Make): Promise<void> {
  shop = openPrintShop();
  grill = await startTcpPrinter(make);
}
afterEach(async () => {
  await shop.close();
  await grill.close();
});

const slipsOf = (printer: TcpPrinter): string[] => printer.slips().map(textOf);
const idBlock = (job: PrintJobId, tries: number) => [0x37, 0x22, ...Buffer.from(slipIdOf(job, tries)), 0x00];
const asksMore = async (times: number): Promise<void> => {
  const asked = grill.asked();
  await grill.until(() => grill.asked() >= asked + times);
};

describe('[P80] a slip is confirmed by a printer', () => {
  const makes: readonly [string, Make][] = [
    ['answers GS r alone', { confirmsBy: ['status'] }],
    ['answers GS ( H alone', { confirmsBy: ['id'] }],
    ['answers both', {}],
  ];
  const ways: readonly [string, Make][] = [
    ['', {}],
    [', a byte at a time', { dribbles: true }],
    [', between words about itself that nobody asked for', { unasked: true }],
    [', both of it', { dribbles: true, unasked: true }],
  ];
  const all = makes.flatMap(([who, make]) => ways.map(([how, way]) => [`${who}${how}`, { ...make, ...way }] as const));
  it.each(all)('that %s', async (_, make) => {
    await open(make);
    const printer = shop.addPrinter(grill.address);
    const jobs = ['A-1', 'A-2', 'A-3'].map((orderNumber) => shop.owe(printer, { orderNumber }));
    shop.start();
    for (const job of jobs) {
      expect(await shop.comesTo(job, 'printed', 'sent', 'unknown', 'failed')).toMatchObject({
        state: 'printed',
        tries: 1,
      });
    }
    expect(slipsOf(grill).map((text) => text.match(/A-\d/)?.[0])).toEqual(['A-1', 'A-2', 'A-3']);
  });
});

describe('what does not confirm a slip', () => {
  it('[P81] is a question that the printer takes for text, and no slip shows it', async () => {
    await open({ confirmsBy: ['status'], readsBrackets: false });
    const printer = shop.addPrinter(grill.address);
    const jobs = [shop.owe(printer), shop.owe(printer)];
    shop.start();
    for (const job of jobs) await shop.comesTo(job, 'printed');
    const [first = '', second = ''] = slipsOf(grill);
    expect(second).toBe(first);
    expect(second).not.toContain('H00');
  });

  it.each([
    ['dribbled', { dribbles: true, unasked: true }],
    ['whole', { unasked: true }],
  ])('[P82] is what a printer says unasked, %s: its slip is busy, then sent', async (_, make) => {
    await open(make);
    grill.behave('busy');
    const job = shop.owe(shop.addPrinter(grill.address));
    shop.start({ timing: { confirmMs: 150 } });
    await shop.comesTo(job, 'sending');
    for (const how of ['near-end', 'out-of-paper', 'cover-open', 'busy'] as const) {
      if (how !== 'near-end') grill.behave(how);
      grill.report();
      await asksMore(2);
    }
    expect(await shop.comesTo(job, 'sent', 'printed')).toMatchObject({ state: 'sent', problemCode: 'unconfirmed' });
  });

  it('[P82] is not an answer about the condition either: a printer that only speaks unasked is silent', async () => {
    await open({});
    const printer = shop.addPrinter(grill.address);
    const [first, second] = [shop.owe(printer), shop.owe(printer)];
    shop.start({
      timing: { answerMs: 200, closeMs: 50 },
      onChange: ({ id, state }) => {
        if (id === first && state === 'printed') grill.behave('frozen');
      },
    });
    await grill.until(() => grill.connections.taken === 2 && grill.standing() > 0);
    grill.report();
    await shop.until(() => shop.job(second).problem !== null);
    expect(shop.job(second)).toMatchObject({ state: 'queued', tries: 0, problemCode: 'offline' });
  });

  it('[P83] is the id of an earlier slip, or GS r where a printer gives ids: it may be that slip’s', async () => {
    await open({});
    const printer = shop.addPrinter(grill.address);
    const [first, second] = [shop.owe(printer), shop.owe(printer)];
    shop.start({
      onChange: ({ id, state }) => {
        if (id === first && state === 'printed') grill.behave('busy');
      },
    });
    await shop.comesTo(second, 'sending');
    await asksMore(2);
    grill.blurt(0x00, ...idBlock(first, 0));
    await asksMore(3);
    expect(shop.job(second).state).toBe('sending');
    grill.blurt(...idBlock(second, 1));
    await asksMore(3);
    expect(shop.job(second).state).toBe('sending');
    grill.blurt(...idBlock(second, 0));
    expect(await shop.comesTo(second, 'printed', 'unknown')).toMatchObject({ state: 'printed', tries: 1 });
  });

  it('[P83] but GS r is, after the longest wait, where the printer gives no ids any more', async () => {
    await open({});
    const printer = shop.addPrinter(grill.address);
    const [first, second, third] = [shop.owe(printer), shop.owe(printer), shop.owe(printer)];
    shop.start({
      timing: { confirmMs: 150 },
      onChange: ({ id, state }) => {
        if (id === first && state === 'printed') grill.behave('busy');
      },
    });
    await shop.comesTo(second, 'sending');
    await asksMore(2);
    grill.blurt(0x00);
    await shop.comesTo(second, 'printed', 'unknown');
    await shop.comesTo(third, 'sending');
    await asksMore(2);
    grill.blurt(0x00);
    for (const job of [second, third])
      expect(await shop.comesTo(job, 'printed', 'unknown')).toMatchObject({ state: 'printed' });
  });
});

it('[P85] a printer that has fallen silent is not given a slip after a restart either, until it speaks', async () => {
  await open({});
  const printer = shop.addPrinter(grill.address);
  const first = shop.owe(printer);
  const before = shop.start();
  await shop.comesTo(first, 'printed');
  await before.close();
  grill.behave('frozen');
  const second = shop.owe(printer);
  shop.start({ timing: { answerMs: 100, closeMs: 50 } });
  await shop.until(() => shop.job(second).problem !== null);
  expect(shop.job(second)).toMatchObject({ state: 'queued', tries: 0, problemCode: 'offline' });
  grill.behave('print');
  await shop.comesTo(second, 'printed', 'sent');
  expect(shop.job(second)).toMatchObject({ state: 'printed', tries: 1 });
});

it('[P85] what a printer showed is forgotten after a day: it may be another one', async () => {
  await open({});
  const printer = shop.addPrinter(grill.address);
  const first = shop.owe(printer);
  const before = shop.start();
  await shop.comesTo(first, 'printed');
  await before.close();
  grill.behave('mute');
  const second = shop.owe(printer);
  shop.start({ timing: { answerMs: 100, closeMs: 50 }, now: () => asInstant(now() + 25 * 3_600_000) });
  expect(await shop.comesTo(second, 'sent')).toMatchObject({ tries: 1 });
});
