import { once } from 'node:events';
import { createServer } from 'node:http';
import { describe, expect, it } from 'vitest';
import { eachTestInAShop, grill, orderNumbersOf, shop, slipsOf } from '#support/shop-of-two-printers.ts';
import { startTcpPrinter } from '#support/tcp-printer.ts';

eachTestInAShop();

describe('a printer that does not confirm', () => {
  it('[P23] leaves a job sent, with one slip, when it never says a word', async () => {
    grill.behave('mute');
    const job = shop.owe(shop.addPrinter(grill.address));
    shop.start({ timing: { answerMs: 50 } });
    expect(await shop.comesTo(job, 'sent', 'printed', 'unknown')).toMatchObject({ state: 'sent', problem: null });
    expect(grill.slips()).toHaveLength(1);
  });

  it('[P23] makes its job say so when it does not even close the connection', async () => {
    const lingering = await startTcpPrinter({ lingers: true });
    lingering.behave('mute');
    const job = shop.owe(shop.addPrinter(lingering.address));
    shop.start({ timing: { answerMs: 50, closeMs: 50 } });
    expect(await shop.comesTo(job, 'sent')).toMatchObject({ problem: expect.stringContaining('see whether') });
    await lingering.close();
  });

  it('[P23] is waited for once when it speaks, and its first slip says so', async () => {
    grill.behave('unconfirming');
    const printer = shop.addPrinter(grill.address);
    const [first, second] = [shop.owe(printer), shop.owe(printer)];
    shop.start({ timing: { confirmMs: 150, answerMs: 50 } });
    const done = await shop.comesTo(second, 'sent', 'printed', 'unknown');
    expect(shop.job(first)).toMatchObject({ state: 'sent', problem: expect.stringContaining('not confirmed') });
    expect(done).toMatchObject({ state: 'sent', problem: null });
    expect(grill.slips()).toHaveLength(2);
  });

  it('[P22] never makes a job printed by what a stranger on its port says', async () => {
    const stranger = createServer((_, response) => response.end('hello')).listen(0, '127.0.0.1');
    await once(stranger, 'listening');
    const { port } = stranger.address() as { port: number };
    const job = shop.owe(shop.addPrinter(`tcp://127.0.0.1:${port}`));
    shop.start();
    await shop.until(() => shop.job(job).problem !== null);
    expect(shop.job(job)).toMatchObject({ state: 'queued', tries: 0, problemCode: 'not-a-printer' });
    expect(shop.statesSeen(job)).toEqual(['queued']);
    stranger.close();
  });
});

describe('a connection that breaks', () => {
  it('[P24] makes a job unknown, and its next slip says REPRINT', async () => {
    grill.behave({ closeAfter: 200 });
    const job = shop.owe(shop.addPrinter(grill.address));
    shop.start({
      onChange: ({ state }) => {
        if (state === 'unknown') grill.behave('print');
      },
    });
    expect(await shop.comesTo(job, 'printed')).toMatchObject({ tries: 2 });
    expect(shop.statesSeen(job)).toEqual(['sending', 'unknown', 'sending', 'printed']);
    const [paper = ''] = slipsOf(grill);
    const [torn = '', whole = ''] = paper.split('REPRINT');
    expect(torn).toContain('Grill');
    expect(torn).not.toContain('Ham');
    expect(whole).toContain('0.250 × Ham');
  });

  it('[P24] five times is enough: the job has failed, and the next one has its turn', async () => {
    grill.behave({ closeAfter: 40 });
    const printer = shop.addPrinter(grill.address);
    const [first, second] = [shop.owe(printer, { orderNumber: 'A-1' }), shop.owe(printer, { orderNumber: 'A-2' })];
    shop.start({
      onChange: ({ state }) => {
        if (state === 'failed') grill.behave('print');
      },
    });
    await shop.comesTo(second, 'printed');
    expect(shop.job(first)).toMatchObject({
      state: 'failed',
      tries: 5,
      problem: expect.stringMatching(/^The printer at/),
      problemCode: 'interrupted',
    });
    expect(grill.connections.taken).toBe(6);
    expect(orderNumbersOf(grill)).toEqual(['A-2']);
  });

  it('[P24] is what silence means when a printer used to answer', async () => {
    const printer = shop.addPrinter(grill.address);
    const [, second] = [shop.owe(printer), shop.owe(printer)];
    shop.start({
      timing: { answerMs: 1_000, silenceMs: 1_500 },
      onChange: ({ id: changed, state }) => {
        if (changed === second && state === 'sending' && shop.job(second).tries === 1) grill.behave('frozen');
        if (changed === second && state === 'unknown') grill.behave('print');
      },
    });
    await shop.comesTo(second, 'printed', 'sent');
    expect(shop.statesSeen(second)).toEqual(['sending', 'unknown', 'sending', 'printed']);
    expect(slipsOf(grill).at(-1)).toContain('REPRINT');
  });

  it('[P52] is not what silence means before a slip was given: it stays queued, unmarked', async () => {
    const printer = shop.addPrinter(grill.address);
    const [first, second] = [shop.owe(printer), shop.owe(printer)];
    shop.start({
      timing: { answerMs: 300, closeMs: 50 },
      onChange: ({ id: changed, state }) => {
        if (changed === first && state === 'printed') grill.behave('frozen');
      },
    });
    await shop.until(() => shop.job(second).problem !== null);
    expect(shop.job(second)).toMatchObject({ state: 'queued', tries: 0, problemCode: 'offline' });
    grill.behave('print');
    await shop.comesTo(second, 'printed');
    expect(slipsOf(grill).at(-1)).not.toContain('REPRINT');
  });

  it('[P20] sends no byte before the job is on disk as sending', async () => {
    const job = shop.owe(shop.addPrinter(grill.address));
    let died = false;
    shop.start({
      onChange: ({ state }) => {
        if (state !== 'sending' || died) return;
        died = true;
        throw new Error('the engine dies here');
      },
    });
    await shop.comesTo(job, 'printed');
    expect(shop.statesSeen(job)).toEqual(['sending', 'unknown', 'sending', 'printed']);
    expect(grill.connections.taken).toBe(2);
    expect(slipsOf(grill)).toEqual([expect.stringContaining('REPRINT')]);
  });
});
