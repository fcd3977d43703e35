import { implement } from '@orpc/server';
import type { Logger } from 'pino';
import { printingContract } from '#shared/contract/printing-contract.ts';
import type { Till } from '../engine/till.ts';
import { unwrap } from '../engine/unwrap.ts';
import { cancel, reroute, retry, seeAlert, setPaused } from './print-commands.ts';
import { listPrintJobs } from './print-jobs.ts';
import type { Spooler } from './spooler.ts';
import { testPageBytes } from './test-page.ts';

interface PrintingParts {
  readonly till: Till;
  readonly spooler: Spooler;
  readonly log: Pick<Logger, 'error'>;
}

export function createPrintingRouter({ till, spooler, log }: PrintingParts) {
  const printing = implement(printingContract);
  return {
    jobs: printing.jobs.handler(({ input }) => ({ jobs: listPrintJobs(till.db, input.limit) })),
    retry: printing.retry.handler(({ input }) => unwrap(retry(till, input))),
    cancel: printing.cancel.handler(({ input }) => unwrap(cancel(till, input))),
    reroute: printing.reroute.handler(({ input }) => unwrap(reroute(till, input))),
    alertSeen: printing.alertSeen.handler(({ input }) => unwrap(seeAlert(till, input))),
    check: printing.check.handler(({ input }) => spooler.check(input.address)),
    testPage: printing.testPage.handler(async ({ input }) =>
      spooler.printPage(input.address, await testPageBytes(input, till.settings, till.now(), log)),
    ),
    pause: printing.pause.handler(({ input }) => unwrap(setPaused(till, 'printing.pause', input))),
    resume: printing.resume.handler(({ input }) => unwrap(setPaused(till, 'printing.resume', input))),
  };
}
