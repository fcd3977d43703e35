import { sql } from 'kysely';
import type { MailId, OrgId, ShopId } from '#shared/ids/ids.ts';
import { readMail } from '#shared/mail/mail.ts';
import type { Row } from '#shared/rows/row.ts';
import type { Instant } from '#shared/time/instant.ts';
import { recordset } from '../db/recordset.ts';
import type { CloudDb, OrgDb } from '../db/schema.ts';

export interface MailJob {
  readonly org: OrgId;
  readonly shop: ShopId;
  readonly id: MailId;
}

/** Owes the mails that wait among these rows, each once however often its row comes; in the transaction that writes the rows. */
export async function oweMails(db: OrgDb, { org, shop }: Omit<MailJob, 'id'>, rows: readonly Row[]): Promise<void> {
  const owed = rows.flatMap((row) => {
    const mail = row.noun === 'mail' ? readMail(row) : null;
    return mail?.state === 'waiting' ? [{ id: mail.id }] : [];
  });
  if (owed.length === 0) return;
  await sql`
    INSERT INTO mail_job (org, shop, id, tries, due_at)
    SELECT ${org}::uuid, ${shop}::uuid, id, 0, 0 FROM ${recordset({ id: 'uuid' }, owed)}
    ON CONFLICT (org, shop, id) DO NOTHING
  `.execute(db);
}

/** Mails of all organisations that are to be tried now, those that waited longest first. */
export async function dueMails(db: CloudDb, now: Instant, most: number): Promise<MailJob[]> {
  const { rows } = await sql<MailJob>`
    SELECT org, shop, id FROM lookup.mails_due(${now}::bigint, ${most}::integer)
  `.execute(db);
  return rows;
}

/** Begins a try, unless another replica did: until `leaseUntil` nobody else begins one. Answers which try it is. */
export async function beginTry(
  db: OrgDb,
  { shop, id }: MailJob,
  now: Instant,
  leaseUntil: Instant,
): Promise<number | null> {
  const begun = await db
    .updateTable('mail_job')
    .set(({ eb }) => ({ tries: eb('tries', '+', 1), due_at: leaseUntil }))
    .where('shop', '=', shop)
    .where('id', '=', id)
    .where('due_at', '<=', now)
    .returning('tries')
    .executeTakeFirst();
  return begun?.tries ?? null;
}

export async function tryAgainAt(db: OrgDb, { shop, id }: MailJob, at: Instant): Promise<void> {
  await db.updateTable('mail_job').set({ due_at: at }).where('shop', '=', shop).where('id', '=', id).execute();
}

export async function endJob(db: OrgDb, { shop, id }: MailJob): Promise<void> {
  await db.deleteFrom('mail_job').where('shop', '=', shop).where('id', '=', id).execute();
}
