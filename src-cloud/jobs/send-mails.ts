import { setTimeout as pause } from 'node:timers/promises';
import { dueMails } from '../mail/mail-jobs.ts';
import { type MailingOptions, tryMail } from '../mail/send-mail.ts';

export interface Mailing {
  /** Lets the mails that are under way end. */
  stop(): Promise<void>;
}

const AT_ONCE = 10;

/** Sends the receipts that guests want by e-mail, for as long as the cloud runs; replicas share the work; spec [RC13]. */
export function startMailing(options: MailingOptions & { readonly everyMs: number }): Mailing {
  const asked = new AbortController();
  const done = mailUntil(asked.signal, options);
  return {
    async stop() {
      asked.abort();
      await done;
    },
  };
}

async function mailUntil(asked: AbortSignal, options: MailingOptions & { readonly everyMs: number }): Promise<void> {
  const { db, now, log, everyMs } = options;
  while (!asked.aborted) {
    await pause(everyMs, undefined, { signal: asked, ref: false }).catch(() => undefined);
    if (asked.aborted) return;
    try {
      const due = await dueMails(db, now(), AT_ONCE);
      // What is wrong with one must not keep the others.
      const tried = await Promise.allSettled(due.map((job) => tryMail(options, job)));
      const failed = tried.find((one) => one.status === 'rejected');
      if (failed) throw failed.reason;
    } catch (error) {
      log.warn({ problem: (error as { code?: unknown }).code ?? 'unknown' }, 'receipts could not be sent');
    }
  }
}
