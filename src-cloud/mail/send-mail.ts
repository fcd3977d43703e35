import type { Logger } from 'pino';
import { isMailAddress, type Mail, type MailBody, type MailProblem, readMail } from '#shared/mail/mail.ts';
import { nextVersion, type Row } from '#shared/rows/row.ts';
import type { Hlc } from '#shared/time/hlc.ts';
import { asInstant, type Instant } from '#shared/time/instant.ts';
import { inOrg } from '../db/connect.ts';
import { lockNames } from '../db/locks.ts';
import type { CloudDb, OrgDb } from '../db/schema.ts';
import { insertExceptions } from '../ingest/exceptions.ts';
import { readReceipt } from '../receipts/read-receipt.ts';
import { tellMoved } from '../reports/moved-channel.ts';
import { readHeldRow } from '../rows/read-row.ts';
import { writeReadable } from '../rows/rows.ts';
import { beginTry, endJob, type MailJob, tryAgainAt } from './mail-jobs.ts';
import type { Delivery, MailServer } from './mail-server.ts';
import { receiptMail } from './receipt-mail.ts';

export interface MailingOptions {
  readonly db: CloudDb;
  readonly now: () => Instant;
  readonly log: Logger;
  /** Null where the cloud was not told of one. */
  readonly mailServer: MailServer | null;
  /** How long the first failure is waited out; each further one twice as long, up to an hour. */
  readonly retryMs: number;
}

/** Longer than any try takes: what a cloud that died had begun is tried anew after it. */
const LEASE_MS = 5 * 60_000;
const LONGEST_WAIT_MS = 60 * 60_000;
/** Nearly three days: hours apart in the end. */
const MOST_TRIES = 75;

/** Tries one mail once, unless another replica is at it; spec [RC13] to [RC15]. */
export async function tryMail(options: MailingOptions, job: MailJob): Promise<void> {
  const { db, now, log, mailServer, retryMs } = options;
  const begun = await inOrg(db, job.org, async (transaction) => {
    const tries = await beginTry(transaction, job, now(), asInstant(now() + LEASE_MS));
    if (tries === null) return null;
    const mail = await readWaiting(transaction, job);
    if (!mail) await endJob(transaction, job);
    return mail && { tries, mail, receipt: await readReceipt(transaction, job.shop, mail.orderId, mail.part) };
  });
  if (!begun) return;
  const { tries, mail, receipt } = begun;
  const delivery = await deliver(mailServer, mail, receipt);
  if (delivery.kind !== 'sent') log.warn({ mail: job.id, tries, code: delivery.code }, 'a receipt was not sent');
  const last = tries >= MOST_TRIES;
  if (delivery.kind === 'later' && !last) {
    const wait = Math.min(retryMs * 2 ** Math.min(tries - 1, 30), LONGEST_WAIT_MS);
    await inOrg(db, job.org, (transaction) => tryAgainAt(transaction, job, asInstant(now() + wait)));
    return;
  }
  await finish(options, job, outcomeOf(delivery, receipt !== null));
}

/** Without an order there is nothing to send yet: its entries may still be on their way. */
async function deliver(
  server: MailServer | null,
  mail: Mail & { readonly to: string },
  receipt: Parameters<typeof receiptMail>[2] | null,
): Promise<Delivery> {
  if (!server) return { kind: 'never', problem: 'not-set-up', code: 'no mail server' };
  if (!isMailAddress(mail.to)) return { kind: 'never', problem: 'address-refused', code: 'no address' };
  return receipt ? server.send(receiptMail(mail.id, mail.to, receipt)) : { kind: 'later', code: 'no order yet' };
}

function outcomeOf(delivery: Delivery, hasReceipt: boolean): MailProblem | null {
  if (delivery.kind === 'sent') return null;
  if (delivery.kind === 'never') return delivery.problem;
  return hasReceipt ? 'gave-up' : 'no-receipt';
}

async function readRow(db: OrgDb, { shop, id }: MailJob): Promise<Row | null> {
  const held = await db
    .selectFrom('mail')
    .select('content')
    .where('shop', '=', shop)
    .where('id', '=', id)
    .executeTakeFirst();
  return held ? readHeldRow(held.content) : null;
}

async function readWaiting(db: OrgDb, job: MailJob): Promise<(Mail & { readonly to: string }) | null> {
  const row = await readRow(db, job);
  const mail = row && readMail(row);
  return mail?.state === 'waiting' && mail.to !== null ? { ...mail, to: mail.to } : null;
}

/** Says how it went, and forgets the address in the same breath; tills learn of it by the row. */
async function finish({ db, now }: MailingOptions, job: MailJob, problem: MailProblem | null): Promise<void> {
  await inOrg(db, job.org, async (transaction) => {
    await lockNames(transaction, [`rows ${job.shop}`]);
    const row = await readRow(transaction, job);
    const mail = row && readMail(row);
    if (row && mail) {
      const said: Partial<MailBody> = { to: null, state: problem ? 'failed' : 'sent', problem };
      const version = nextVersion(row, 0 as Hlc, now());
      await writeReadable(transaction, job, [{ ...row, version, body: { ...row.body, ...said } }]);
      if (problem) await tellOwnerOf(transaction, job, mail, problem, now());
    }
    await endJob(transaction, job);
  });
}

async function tellOwnerOf(db: OrgDb, job: MailJob, mail: Mail, problem: MailProblem, at: Instant): Promise<void> {
  const message = `A receipt that a guest wanted by e-mail was not sent. ${sentences[problem]}`;
  const exception = { kind: 'mail-failed', subject: job.id, orderId: mail.orderId, message } as const;
  const told = await insertExceptions(db, job.org, job.shop, [exception], at);
  if (told > 0) await tellMoved(db, job, { dates: [], other: true });
}

const sentences: Readonly<Record<MailProblem, string>> = {
  'not-set-up': 'The cloud has no mail server: EVERTILL_SMTP_URL and EVERTILL_SMTP_FROM name one.',
  'address-refused': 'The mail server does not know the address.',
  refused: 'The mail server refused it.',
  'gave-up': 'The mail server could not be reached for days.',
  'no-receipt': 'The till has not sent the order that it is for.',
};
