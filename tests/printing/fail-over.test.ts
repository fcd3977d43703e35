import { describe, expect, it } from 'vitest';
import { pausePrinter } from '#main/printing/paused-printers.ts';
import { markAlertSeen, readPrintAlert, readPrintAlerts } from '#main/printing/print-alerts.ts';
import { listPrintJobs } from '#main/printing/print-jobs.ts';
import { defaultTiming, type SpoolerOptions } from '#main/printing/spooler.ts';
import type { PrinterId } from '#shared/ids/ids.ts';
import { textOf } from '#support/escpos-text.ts';
import { RECEIPT, TICKET } from '#support/paper.ts';
import { now } from '#support/print-shop.ts';
import { bar, eachTestInAShop, grill, shop, slipsOf } from '#support/shop-of-two-printers.ts';
import { startTcpPrinter } from '#support/tcp-printer.ts';

eachTestInAShop();

const stationIds = [TICKET.station.stationId];
const alerts = () => readPrintAlerts(shop.db);
const quick = { deadAfterMs: 60, answerMs: 200, closeMs: 50, graceMs: 2_000 };
const start = (over: Partial<SpoolerOptions> = {}) => shop.start({ ...over, timing: { ...quick, ...over.timing } });

/** The grill's printer, and the bar's that prints for it when it is dead. */
function twoPrinters(over: object = {}): { grillId: PrinterId; barId: PrinterId } {
  const barId = shop.addPrinter(bar.address, { name: 'Bar printer' });
  const grillId = shop.addPrinter(grill.address, { name: 'Grill printer', stationIds, backupId: barId, ...over });
  return { grillId, barId };
}
const owe = (printerId: PrinterId, orderNumber: string) => shop.owe(printerId, { orderNumber });
const allPrinted = () => shop.until(() => listPrintJobs(shop.db, 50).every(({ state }) => state === 'printed'));

describe('a dead printer', () => {
  it('[P60] [P62] has its tickets printed by its backup, once and in order, with a chit at both', async () => {
    const { grillId, barId } = twoPrinters();
    await grill.powerOff();
    const jobs = ['A-1', 'A-2', 'A-3'].map((number) => owe(grillId, number));
    start();
    await shop.until(() => jobs.every((job) => shop.job(job).state === 'printed'));
    const [chit, ...tickets] = slipsOf(bar);
    expect(chit).toContain('PRINTER OFF');
    expect(chit).toContain('Grill printer does not answer');
    expect(chit?.match(/A-\d/g)).toEqual(['A-1', 'A-2', 'A-3']);
    expect(tickets.map((text) => text.match(/A-\d/)?.[0])).toEqual(['A-1', 'A-2', 'A-3']);
    for (const text of tickets) {
      expect(text).toContain('FOR: Grill printer');
      expect(text).not.toContain('REPRINT');
    }
    expect(alerts()).toMatchObject([{ printerId: grillId, kind: 'dead', code: 'offline', insteadId: barId }]);
  });

  it('[P60] [P62] hands on what is owed to it later at once, says so once, and is told when it is back', async () => {
    const { grillId } = twoPrinters();
    await grill.powerOff();
    owe(grillId, 'A-1');
    const spooler = start();
    await shop.until(() => alerts().length > 0);
    const later = owe(grillId, 'A-2');
    spooler.wake();
    await shop.comesTo(later, 'printed');
    expect(slipsOf(bar).filter((text) => text.includes('PRINTER OFF'))).toHaveLength(1);
    await grill.powerOn();
    await grill.until(() => grill.slips().some((slip) => slip.cut));
    expect(alerts()).toEqual([]);
    expect(slipsOf(grill)).toEqual([expect.stringContaining('PRINTER BACK')]);
    expect(slipsOf(grill)[0]).toMatch(/sent to\s+Bar printer/);
    expect(slipsOf(grill)[0]?.match(/A-\d/g)).toEqual(['A-1', 'A-2']);
    const own = owe(grillId, 'A-3');
    spooler.wake();
    await shop.comesTo(own, 'printed');
    expect(slipsOf(grill)[1]).toContain('A-3');
    expect(slipsOf(grill)[1]).not.toContain('FOR:');
  });

  it('[P60] is still dead after a restart, and what may have come out of it says REPRINT', async () => {
    const { grillId } = twoPrinters();
    grill.behave({ closeAfter: 60 });
    const job = owe(grillId, 'A-1');
    const first = start({ timing: { firstPauseMs: 600_000, mostPauseMs: 600_000 } });
    await shop.comesTo(job, 'unknown');
    await grill.powerOff();
    await first.close();
    const second = start();
    await shop.comesTo(job, 'printed');
    expect(slipsOf(bar)[1]).toMatch(/REPRINT[\s\S]*FOR: Grill printer/);
    await second.close();
    const later = owe(grillId, 'A-2');
    start({ timing: { deadAfterMs: 600_000 } });
    await shop.comesTo(later, 'printed');
    expect(slipsOf(bar).at(-1)).toContain('FOR: Grill printer');
  });

  it('[P60] is also one that takes connections and has fallen silent', async () => {
    const { grillId } = twoPrinters();
    const first = owe(grillId, 'A-1');
    const spooler = start();
    await shop.comesTo(first, 'printed');
    grill.behave('frozen');
    const second = owe(grillId, 'A-2');
    spooler.wake();
    await shop.comesTo(second, 'printed');
    expect(slipsOf(bar).at(-1)).toContain('A-2');
  });

  it('[P60] is known within five seconds, whatever it dies of', () => {
    const { deadAfterMs, connectMs, answerMs } = defaultTiming;
    expect(deadAfterMs + connectMs + answerMs).toBeLessThanOrEqual(5_000);
  });

  it('[P61] leaves receipts to printers of receipts, and tickets to the other printers of its station', async () => {
    const { grillId } = twoPrinters({ backupId: null, printsReceipts: true });
    const second = shop.addPrinter(bar.address, { name: 'Second', stationIds });
    await grill.powerOff();
    const [ticket, receipt] = [owe(grillId, 'A-1'), shop.owe(grillId, { kind: 'receipt', receipt: RECEIPT })];
    const other = owe(second, 'A-1');
    const spooler = start();
    await shop.until(() => alerts().length > 0 && shop.job(other).state === 'printed');
    expect(alerts()).toMatchObject([{ printerId: grillId, kind: 'dead', insteadId: null }]);
    expect([shop.job(ticket), shop.job(receipt)]).toMatchObject([{ printerId: grillId }, { printerId: grillId }]);
    shop.changePrinter(grillId, { address: grill.address, name: 'Grill printer', stationIds, backupId: second });
    spooler.wake();
    await shop.comesTo(ticket, 'printed');
    expect(shop.job(receipt)).toMatchObject({ printerId: grillId, state: 'queued' });
    expect(bar.slips().map(textOf).join()).not.toContain('TOTAL');
  });

  it('[P61] of a station that has no other and no backup has its tickets printed where receipts are', async () => {
    const { grillId } = twoPrinters({ backupId: null });
    const receipts = await startTcpPrinter();
    const receiptsId = shop.addPrinter(receipts.address, { name: 'Receipts', printsReceipts: true });
    await grill.powerOff();
    const job = owe(grillId, 'A-1');
    start();
    expect(await shop.comesTo(job, 'printed')).toMatchObject({ printerId: receiptsId, owedTo: grillId });
    expect(slipsOf(receipts)[1]).toContain('FOR: Grill printer');
    expect(alerts()).toMatchObject([{ insteadId: receiptsId }]);
    await receipts.close();
  });

  it('[P61] is not replaced by a printer that was told to wait', async () => {
    const { grillId, barId } = twoPrinters();
    const receipts = await startTcpPrinter();
    shop.addPrinter(receipts.address, { name: 'Receipts', printsReceipts: true });
    pausePrinter(shop.db, barId, now());
    await grill.powerOff();
    const job = owe(grillId, 'A-1');
    start();
    await shop.comesTo(job, 'printed');
    expect(slipsOf(receipts)[1]).toContain('FOR: Grill printer');
    await receipts.close();
  });

  it('[P60] whose backup is dead too keeps its tickets, and whichever is back first prints them, each once', async () => {
    const barId = shop.addPrinter(bar.address, { name: 'Bar printer' });
    const grillId = shop.addPrinter(grill.address, { name: 'Grill printer', stationIds, backupId: barId });
    shop.changePrinter(barId, { address: bar.address, name: 'Bar printer', backupId: grillId });
    await Promise.all([grill.powerOff(), bar.powerOff()]);
    const [first, second] = [owe(grillId, 'A-1'), owe(barId, 'A-2')];
    start();
    await shop.until(() => alerts().length === 2);
    await bar.powerOn();
    await allPrinted();
    const tickets = slipsOf(bar).filter((text) => text.includes('Cheeseburger'));
    expect(tickets.map((text) => text.match(/A-\d/)?.[0]).sort()).toEqual(['A-1', 'A-2']);
    expect([shop.job(first).printerId, shop.job(second).printerId]).toEqual([barId, barId]);
    expect(grill.slips()).toHaveLength(0);
  });
});

describe('a printer that is not dead', () => {
  it.each(['out-of-paper', 'cover-open', 'busy'] as const)('[P53] [P63] but %s keeps its tickets', async (how) => {
    const { grillId } = twoPrinters();
    const before = owe(grillId, 'A-0');
    const spooler = start();
    await shop.comesTo(before, 'printed');
    grill.behave(how);
    const job = owe(grillId, 'A-1');
    spooler.wake();
    const asked = grill.asked();
    await grill.until(() => grill.asked() > asked + 8);
    expect(shop.job(job)).toMatchObject({ printerId: grillId, owedTo: null });
    expect(alerts().filter(({ kind }) => kind === 'dead')).toEqual([]);
    grill.behave('print');
    await shop.comesTo(job, 'printed');
    expect(bar.slips()).toHaveLength(0);
  });

  it('[P64] and cannot print is told of until it can, also when that was seen before', async () => {
    const { grillId } = twoPrinters();
    grill.behave('out-of-paper');
    const job = owe(grillId, 'A-1');
    shop.start();
    await shop.until(() => alerts().length > 0);
    expect(alerts()).toMatchObject([{ printerId: grillId, kind: 'waits', code: 'paper-out' }]);
    markAlertSeen(shop.db, grillId, 'waits', now());
    expect(alerts()).toEqual([]);
    grill.behave('cover-open');
    await shop.until(() => alerts().length > 0);
    expect(alerts()).toMatchObject([{ code: 'cover-open' }]);
    grill.behave('print');
    await shop.comesTo(job, 'printed');
    await shop.until(() => alerts().length === 0);
    expect(readPrintAlert(shop.db, grillId, 'waits')).toBeNull();
  });

  it('[P64] and whose slip has failed is told of until somebody has seen it', async () => {
    const { grillId } = twoPrinters();
    grill.behave({ closeAfter: 60 });
    const job = owe(grillId, 'A-1');
    const spooler = shop.start({
      onChange: ({ state }) => {
        if (state === 'failed') grill.behave('print');
      },
    });
    await shop.comesTo(job, 'failed');
    const next = owe(grillId, 'A-2');
    spooler.wake();
    await shop.comesTo(next, 'printed');
    expect(shop.statesSeen(next)).toEqual(['sending', 'printed']);
    expect(alerts()).toMatchObject([{ printerId: grillId, kind: 'failed', code: 'interrupted' }]);
    markAlertSeen(shop.db, grillId, 'failed', now());
    expect(alerts()).toEqual([]);
  });
});
