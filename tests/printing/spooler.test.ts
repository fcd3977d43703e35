import { setImmediate as nextTurn } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { movePrintJob } from '#main/printing/print-jobs.ts';
import { RECEIPT, TICKET } from '#support/paper.ts';
import { now } from '#support/print-shop.ts';
import { bar, eachTestInAShop, grill, orderNumbersOf, shop, slipsOf } from '#support/shop-of-two-printers.ts';
import { startTcpPrinter } from '#support/tcp-printer.ts';

eachTestInAShop();

describe('a printer that confirms', () => {
  it('[P22] makes a job printed', async () => {
    const job = shop.owe(shop.addPrinter(grill.address));
    shop.start();
    expect(await shop.comesTo(job, 'printed')).toMatchObject({ tries: 1, problem: null });
    expect(shop.statesSeen(job)).toEqual(['sending', 'printed']);
    expect(slipsOf(grill)).toEqual([expect.stringContaining('2 × Cheeseburger')]);
    expect(slipsOf(grill)[0]).not.toContain('REPRINT');
  });

  it('[P26] prints in the order in which paper was owed, [P21] on one connection at a time', async () => {
    const printer = shop.addPrinter(grill.address);
    const jobs = Array.from({ length: 12 }, (_, n) => shop.owe(printer, { orderNumber: `A-${100 + n}` }));
    shop.start();
    await shop.until(() => jobs.every((job) => shop.job(job).state === 'printed'));
    expect(orderNumbersOf(grill)).toEqual(jobs.map((_, n) => `A-${100 + n}`));
    expect(grill.connections).toEqual({ taken: 12, most: 1 });
  });

  it('[P21] is spoken to on one connection at a time, even when it is set up twice', async () => {
    const printers = [shop.addPrinter(grill.address), shop.addPrinter(grill.address)];
    const jobs = printers.flatMap((printer) => [shop.owe(printer), shop.owe(printer), shop.owe(printer)]);
    shop.start();
    await shop.until(() => jobs.every((job) => shop.job(job).state === 'printed'));
    expect(grill.connections).toEqual({ taken: 6, most: 1 });
  });

  it('[P22] makes a job printed when it confirms, not when it closes the connection', async () => {
    const lingering = await startTcpPrinter({ lingers: true });
    const job = shop.owe(shop.addPrinter(lingering.address));
    shop.start();
    await shop.comesTo(job, 'printed');
    expect(lingering.standing()).toBe(1);
    await lingering.close();
  });

  it('[P12][P15] opens the drawer that hangs on it', async () => {
    const job = shop.owe(shop.addPrinter(bar.address, { opensDrawer: true }), { kind: 'receipt', receipt: RECEIPT });
    shop.start();
    await shop.comesTo(job, 'printed');
    expect(bar.pulses()).toEqual([[0, 25, 250]]);
  });

  it('[P41][P42] prints allergies red where it has two colours, and draws what it has no letters for', async () => {
    const allergy = { name: '花生', count: 1, kind: 'allergy' } as const;
    const [line] = TICKET.lines;
    if (!line) throw new Error('the ticket has no line');
    const ticket = { ...TICKET, lines: [{ ...line, modifiers: [allergy, { ...allergy, name: 'Nuts' }] }] };
    const jobs = [
      shop.owe(shop.addPrinter(grill.address, { twoColour: true }), { kind: 'ticket', ticket }),
      shop.owe(shop.addPrinter(bar.address), { kind: 'ticket', ticket }),
    ];
    shop.start();
    for (const job of jobs) await shop.comesTo(job, 'printed');
    const [inRed, inBlack] = [grill, bar].map((printer) => printer.slips()[0]?.lines ?? []);
    const looks = (lines: typeof inRed) =>
      lines?.flatMap(({ runs }) => runs.filter(({ text }) => text.includes('ALLERGY: Nuts')));
    expect(looks(inRed)).toMatchObject([{ inverse: true, red: true }]);
    expect(looks(inBlack)).toMatchObject([{ inverse: true, red: false }]);
    expect(inRed?.filter(({ picture }) => picture)).toMatchObject([{ red: true, picture: { width: 576, height: 48 } }]);
    expect(inBlack?.filter(({ picture }) => picture)).toMatchObject([{ red: false }]);
  });

  it('[P28] is waited for when it runs out of paper with a slip in it, and that is not a reprint', async () => {
    const job = shop.owe(shop.addPrinter(grill.address));
    shop.start({
      timing: { silenceMs: 60_000, confirmMs: 50 },
      onChange: ({ state, problem }) => {
        if (state === 'sending' && !problem) grill.behave('out-of-paper');
      },
    });
    await shop.until(() => shop.job(job).problem !== null);
    const asked = grill.asked();
    await grill.until(() => grill.asked() > asked + 5);
    expect(shop.job(job)).toMatchObject({ state: 'sending', problemCode: 'paper-out' });
    expect(grill.connections.taken).toBe(1);
    grill.behave('print');
    await shop.comesTo(job, 'printed');
    expect(slipsOf(grill)).toEqual([expect.not.stringContaining('REPRINT')]);
  });

  it.each([
    ['out-of-paper', 'paper-out', 'out of paper'],
    ['cover-open', 'cover-open', 'cover'],
    ['error', 'error', 'error'],
    ['feeding', 'busy', 'busy'],
    ['not-ready', 'not-ready', 'not ready'],
  ] as const)('[P50] [P52] that is %s is told so before it is given a slip', async (how, problemCode, words) => {
    grill.behave(how);
    const job = shop.owe(shop.addPrinter(grill.address));
    const spooler = shop.start();
    await shop.until(() => shop.job(job).problem !== null);
    await grill.until(() => grill.connections.taken > 2);
    const problem = expect.stringContaining(words);
    expect(shop.job(job)).toMatchObject({ state: 'queued', tries: 0, problemCode, problem });
    expect(grill.slips()).toHaveLength(0);
    // Between two looks it is free for others, and it is not a reprint when a till that was stopped meanwhile prints it.
    await spooler.close();
    await grill.until(() => grill.standing() === 0);
    grill.behave('near-end');
    shop.start();
    expect(await shop.comesTo(job, 'printed')).toMatchObject({ tries: 1, problem: null, problemCode: null });
    expect(slipsOf(grill)).toEqual([expect.not.stringContaining('REPRINT')]);
  });

  it('[P53] that is ready and does not confirm for a while is busy, not dead', async () => {
    const job = shop.owe(shop.addPrinter(grill.address));
    shop.start({
      timing: { busyMs: 50 },
      onChange: ({ state, problem }) => {
        if (state === 'sending' && !problem) grill.behave('busy');
      },
    });
    await shop.until(() => shop.job(job).problem !== null);
    expect(shop.job(job)).toMatchObject({ state: 'sending', problemCode: 'busy' });
    grill.behave('print');
    expect(await shop.comesTo(job, 'printed', 'unknown')).toMatchObject({ state: 'printed', problemCode: null });
    expect(grill.connections.taken).toBe(1);
  });
});

describe('a dead printer', () => {
  it('[P25] leaves its job queued and unmarked until it is back', async () => {
    await grill.powerOff();
    const job = shop.owe(shop.addPrinter(grill.address));
    const failedOften = Promise.withResolvers<void>();
    let failures = 0;
    shop.start({
      random: () => {
        failures += 1;
        if (failures === 4) failedOften.resolve();
        return 0.5;
      },
    });
    await failedOften.promise;
    expect(shop.job(job)).toMatchObject({
      state: 'queued',
      tries: 0,
      problem: `The printer at 127.0.0.1:${grill.port}: nothing accepts print jobs there.`,
      problemCode: 'offline',
    });
    await grill.powerOn();
    expect(await shop.comesTo(job, 'printed')).toMatchObject({ tries: 1, problem: null });
    expect(slipsOf(grill)).toEqual([expect.not.stringContaining('REPRINT')]);
    expect(shop.seen).toHaveLength(3);
  });

  it.each(['off', 'frozen', 'hang-up', 'out-of-paper'] as const)('[P26] that is %s holds up no other', async (how) => {
    if (how === 'off') await grill.powerOff();
    else grill.behave(how);
    const dead = shop.addPrinter(grill.address);
    const alive = shop.addPrinter(bar.address);
    const jobs = Array.from({ length: 4 }, () => [shop.owe(dead), shop.owe(alive)]);
    shop.start({ timing: { firstPauseMs: 60_000, mostPauseMs: 60_000 } });
    await shop.until(() => jobs.every(([, job]) => job && shop.job(job).state === 'printed'));
    expect(bar.slips()).toHaveLength(4);
    expect(grill.slips()).toHaveLength(0);
  });

  it('[P29] is tried at once when a person retries', async () => {
    await grill.powerOff();
    const job = shop.owe(shop.addPrinter(grill.address));
    const spooler = shop.start({ timing: { firstPauseMs: 600_000, mostPauseMs: 600_000 } });
    await shop.until(() => shop.job(job).problem !== null);
    await grill.powerOn();
    expect(movePrintJob(shop.db, job, 'retry', now(), null)).toMatchObject({ state: 'queued', problem: null });
    spooler.wake();
    await shop.comesTo(job, 'printed');
  });
});

describe('a job', () => {
  it('[P29] that failed can be retried, and then says REPRINT where its bytes had set out', async () => {
    grill.behave({ closeAfter: 40 });
    const job = shop.owe(shop.addPrinter(grill.address));
    const spooler = shop.start();
    await shop.comesTo(job, 'failed');
    grill.behave('print');
    movePrintJob(shop.db, job, 'retry', now(), null);
    spooler.wake();
    await shop.comesTo(job, 'printed');
    expect(slipsOf(grill)).toEqual([expect.stringContaining('REPRINT')]);
  });

  it('[P30] fails in plain words when its printer is gone or its address leads nowhere', async () => {
    const gone = shop.owe(shop.addPrinter(grill.address, { archived: true }));
    const astray = shop.owe(shop.addPrinter('tcp://127.0.0.1:0'));
    shop.start();
    expect(await shop.comesTo(gone, 'failed')).toMatchObject({
      problem: 'Its printer is no longer set up.',
      problemCode: 'no-printer',
      tries: 0,
    });
    expect(await shop.comesTo(astray, 'failed')).toMatchObject({
      problem: '“tcp://127.0.0.1:0” is not the address of a printer.',
      problemCode: 'bad-address',
    });
    expect(grill.connections.taken).toBe(0);
  });

  it('[P31] for the virtual printer is printed at once', async () => {
    const printer = shop.addPrinter('virtual:');
    const jobs = [shop.owe(printer), shop.owe(printer)];
    shop.start();
    await shop.until(() => jobs.every((job) => shop.job(job).state === 'printed'));
    expect(shop.seen.map((job) => job.state)).toEqual(['printed', 'printed']);
  });
});

describe('the spooler', () => {
  it('[P33] does nothing before wake has returned', async () => {
    const spooler = shop.start();
    await nextTurn();
    const job = shop.owe(shop.addPrinter('virtual:'));
    spooler.wake();
    expect(shop.job(job).state).toBe('queued');
    await shop.comesTo(job, 'printed');
  });

  it('[P32] gives up what is under way when it closes, and [P27] prints it marked when it starts again', async () => {
    const job = shop.owe(shop.addPrinter(grill.address));
    const spooler = shop.start({
      onChange: ({ state }) => {
        if (state === 'sending') grill.behave('out-of-paper');
      },
    });
    await shop.until(() => shop.job(job).problem !== null);
    await spooler.close();
    expect(shop.job(job).state).toBe('unknown');
    grill.behave('print');
    shop.start();
    await shop.comesTo(job, 'printed');
    expect(slipsOf(grill).at(-1)).toContain('REPRINT');
  });

  it('[P32] lets a slip under way finish when it closes', async () => {
    const job = shop.owe(shop.addPrinter(grill.address));
    const spooler = shop.start({ timing: { graceMs: 30_000 } });
    await shop.comesTo(job, 'sending', 'printed');
    await spooler.close();
    expect(shop.job(job).state).toBe('printed');
  });

  it('[P32] prints nothing after it closed', async () => {
    const spooler = shop.start();
    await spooler.close();
    const job = shop.owe(shop.addPrinter('virtual:'));
    spooler.wake();
    await nextTurn();
    expect(shop.job(job).state).toBe('queued');
  });
});
