import { once } from 'node:events';
import { rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { sampleLetters } from '#main/printing/code-pages.ts';
import { listPrintJobs } from '#main/printing/print-jobs.ts';
import { testPageBytes } from '#main/printing/test-page.ts';
import { id } from '#support/orders.ts';
import { AFTERNOON, RECEIPT, TICKET } from '#support/paper.ts';
import { bar, eachTestInAShop, grill, shop, slipsOf } from '#support/shop-of-two-printers.ts';
import { startTcpPrinter } from '#support/tcp-printer.ts';

eachTestInAShop();

const SETTINGS = {
  shop: { name: 'Café Morgenrot', timeZone: 'Europe/Berlin', language: 'en' },
  stations: [{ id: TICKET.station.stationId, name: 'Grill' }],
  printers: [],
} as never;
const silent = { error: () => undefined };
const draft = {
  ...{ name: 'Grill printer', stationIds: [TICKET.station.stationId], printsReceipts: true },
  ...({ columns: 48, twoColour: false, codePage: 'auto', buzzer: false, address: '' } as const),
};
const page = (over: object = {}) => testPageBytes({ ...draft, ...over }, SETTINGS, AFTERNOON, silent);

it.each([
  ['print', 'ready'],
  ['out-of-paper', 'paper-out'],
  ['cover-open', 'cover-open'],
  ['feeding', 'busy'],
  ['error', 'error'],
  ['not-ready', 'not-ready'],
  ['mute', 'silent'],
] as const)('[P70] a printer that is %s is said to be %s, and prints nothing', async (how, code) => {
  grill.behave(how);
  const report = await shop.start({ timing: { answerMs: 200 } }).check(grill.address);
  expect(report).toMatchObject({ code, words: expect.stringContaining(`127.0.0.1:${grill.port}`) });
  expect(grill.slips()).toHaveLength(0);
  await grill.until(() => grill.standing() === 0);
});

it('[P70] where no printer is, it is said what is there instead', async () => {
  const spooler = shop.start();
  await grill.powerOff();
  const stranger: Server = createServer((socket) => socket.end('220 mail.example ready\r\n')).listen(0, '127.0.0.1');
  await once(stranger, 'listening');
  const { port } = stranger.address() as { port: number };
  const file = join(tmpdir(), `evertill-no-device-${process.pid}`);
  writeFileSync(file, 'mine');
  const codes: Record<string, string> = {
    [grill.address]: 'closed-port',
    [`tcp://127.0.0.1:${port}`]: 'not-a-printer',
    'tcp://no-such-printer.invalid': 'unknown-name',
    'tcp://192.168.1.50:0': 'bad-address',
    'the blue one': 'bad-address',
    [`device:${file}`]: 'no-device',
    'device:/dev/no-such-printer': 'no-device',
    'queue:no-such-queue': 'no-queue',
    'virtual:': 'screen',
  };
  for (const [address, code] of Object.entries(codes)) {
    expect(await spooler.check(address), address).toMatchObject({ code });
  }
  rmSync(file);
  stranger.close();
});

it('[P71] [P73] a test page comes out once, with what the printer is set up for, and is owed to nobody', async () => {
  const spooler = shop.start();
  const report = await spooler.printPage(grill.address, await page());
  expect(report.code).toBe('printed');
  const [text = ''] = slipsOf(grill);
  const rows = text.split('\n');
  expect(text).toMatch(/TEST PAGE[\s\S]*Café Morgenrot[\s\S]*Grill printer[\s\S]*15:05/);
  expect(text).toContain('Prints: Grill, receipts');
  expect(rows).toContain('123456789012345678901234567890123456789012345678');
  for (const { name, letters } of sampleLetters()) expect(rows).toContain(`${name.padEnd(9)} ${letters}`);
  expect(text).not.toContain('?');
  const [slip] = grill.slips();
  expect(slip).toMatchObject({ cut: true });
  expect(slip?.lines.filter(({ picture }) => picture)).toHaveLength(1);
  expect(slip?.lines.flatMap(({ code }) => code?.kind ?? [])).toEqual(['qr', 'barcode']);
  expect(listPrintJobs(shop.db, 9)).toEqual([]);
  await spooler.close();
  shop.start();
  expect(grill.slips()).toHaveLength(1);
});

it.each([
  ['mute', 'sent'],
  ['cover-open', 'cover-open'],
  [{ closeAfter: 100 }, 'interrupted'],
] as const)('[P71] of a test page it is said where %o keeps it', async (how, code) => {
  grill.behave(how);
  const spooler = shop.start({ timing: { answerMs: 200, closeMs: 50 } });
  expect(await spooler.printPage(grill.address, await page())).toMatchObject({ code });
});

it('[P72] a trial waits for the slip under way, and gives up where that takes too long: nothing of it comes later', async () => {
  const spooler = shop.start({ timing: { turnMs: 100 } });
  const printer = shop.addPrinter(grill.address);
  grill.behave('busy');
  const job = shop.owe(printer);
  spooler.wake();
  await shop.comesTo(job, 'sending');
  expect(await spooler.check(grill.address)).toMatchObject({ code: 'busy' });
  expect(await spooler.printPage(grill.address, await page())).toMatchObject({ code: 'busy' });
  grill.behave('out-of-paper');
  await shop.until(() => shop.job(job).problemCode === 'paper-out');
  expect(await spooler.check(grill.address)).toMatchObject({ code: 'paper-out' });
  grill.behave('print');
  await shop.comesTo(job, 'printed');
  expect(await spooler.check(grill.address)).toMatchObject({ code: 'ready' });
  expect(slipsOf(grill)).toEqual([expect.stringContaining('Cheeseburger')]);
  expect(grill.connections.most).toBe(1);
});

it('[P72] a page that is kept by its printer holds up slips only for a while, and no other printer', async () => {
  const spooler = shop.start({ timing: { trialMs: 1_500, askMs: 20, deadAfterMs: 60_000 } });
  grill.behave('print');
  const trial = page().then((bytes) => {
    const done = spooler.printPage(grill.address, bytes);
    grill.behave('busy');
    return done;
  });
  await grill.until(() => grill.standing() === 1);
  const [late, other] = [shop.owe(shop.addPrinter(grill.address)), shop.owe(shop.addPrinter(bar.address))];
  spooler.wake();
  await shop.comesTo(other, 'printed');
  expect(shop.job(late)).toMatchObject({ state: 'queued', tries: 0 });
  expect(await trial).toMatchObject({ code: 'unconfirmed' });
  grill.behave('print');
  expect(await shop.comesTo(late, 'printed')).toMatchObject({ tries: 1 });
});

it('[P95] a printer that knows one page alone gets no other, and pictures of what that lacks', async () => {
  const spooler = shop.start();
  const printer = shop.addPrinter(grill.address, { codePage: 'WPC1252' });
  const job = shop.owe(printer, { orderNumber: 'ящик 7' });
  await shop.comesTo(job, 'printed');
  const [slip] = grill.slips();
  expect(slipsOf(grill)[0]).toMatch(/={48}[\s\S]*1 × Crème brûlée/);
  // The number, and the three rows of the note's frame.
  expect(slip?.lines.filter(({ picture }) => picture).length).toBeGreaterThanOrEqual(4);
  expect(await spooler.printPage(bar.address, await page({ codePage: 'PC852', buzzer: true }))).toMatchObject({
    code: 'printed',
  });
  const [text = ''] = slipsOf(bar);
  expect(text).toMatch(/PC852 +\S{12}\n(?!PC|WPC|KATA)/);
  expect(text).toContain('the buzzer sounded');
  expect(bar.beeps()).toBe(1);
});

it('[P96] a printer with a buzzer sounds it at each kitchen ticket, and at nothing else', async () => {
  const [loud, quiet] = [shop.addPrinter(grill.address, { buzzer: true }), shop.addPrinter(bar.address)];
  const jobs = [shop.owe(loud), shop.owe(loud, { kind: 'receipt', receipt: RECEIPT }), shop.owe(quiet)];
  shop.start();
  for (const job of jobs) await shop.comesTo(job, 'printed');
  expect([grill.beeps(), bar.beeps()]).toEqual([2, 0]);
});

it('[P74] only the address that was typed is contacted', async () => {
  const near = await startTcpPrinter();
  shop.addPrinter(bar.address, { backupId: id(9), printsReceipts: true });
  await grill.powerOff();
  const spooler = shop.start();
  await spooler.check(grill.address);
  await spooler.printPage(grill.address, await page());
  await spooler.check(near.address);
  expect([bar.connections.taken, near.connections.taken]).toEqual([0, 1]);
  await near.close();
});
