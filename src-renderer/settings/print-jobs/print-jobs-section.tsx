import { Button } from '@mantine/core';
import { IconReceipt, IconToolsKitchen2 } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CommandId, PrinterId, PrintJobId } from '#shared/ids/ids.ts';
import type { PrintJob, PrintJobState } from '#shared/printing/print-job.ts';
import type { Printer } from '#shared/settings/settings.ts';
import { displayLocale } from '../../components/display-locale.ts';
import { showNotice } from '../../components/notices/notice-store.ts';
import { takeChange } from '../../till-client/till-store.ts';
import { type Trouble, troubleOf } from '../../till-client/trouble.ts';
import { useTill, useTillView } from '../../till-client/use-till.tsx';
import classes from '../section.module.css';
import { TroubleAlert } from '../trouble-alert.tsx';
import { CancelJobDialog } from './cancel-job-dialog.tsx';
import jobClasses from './print-jobs-section.module.css';
import { PrintQueues } from './print-queues.tsx';

/** What a person may have tried again; the rest is under way or on paper. */
const MAY_RETRY: ReadonlySet<PrintJobState> = new Set(['queued', 'unknown', 'failed']);
const NO_PRINTERS: readonly Printer[] = [];

/** What was printed, what waits, and what needs a person. */
export function PrintJobsSection() {
  const { t } = useTranslation('settings');
  const till = useTill();
  const jobs = useTillView((view) => view.printJobs);
  const printers = useTillView(({ state }) => state?.settings.printers ?? NO_PRINTERS);
  const timeZone = useTillView(({ state }) => state?.settings.shop.timeZone);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const [cancelling, setCancelling] = useState<{ id: PrintJobId; title: string } | null>(null);
  const when = new Intl.DateTimeFormat(displayLocale(), { dateStyle: 'short', timeStyle: 'short', timeZone });

  async function retry(printJobId: PrintJobId) {
    setTrouble(null);
    try {
      const { job } = await till.client.printing.retry({ commandId: till.newId<CommandId>(), printJobId });
      takeChange(till.store, { kind: 'print-job', job });
      showNotice(t('jobs.retried'));
    } catch (error) {
      setTrouble(troubleOf(error));
    }
  }
  const titleOf = ({ content }: PrintJob) => {
    switch (content.kind) {
      case 'ticket':
        return t('jobs.ticket', { number: content.ticket.orderNumber, station: content.ticket.station.name });
      case 'receipt':
        return t('jobs.receipt', { number: content.receipt.receiptNumber });
      case 'chit':
        return t(`jobs.chit.${content.chit.kind}`, { name: content.chit.printer });
      case 'drawer-pulse':
        return t(`jobs.pulse.${content.pulse.why}`, { number: content.pulse.orderNumber });
      case 'drawer-slip':
        return t(`jobs.drawer.${content.slip.what}`);
      case 'drawer-report': {
        const { closing } = content.slip.session;
        return closing ? t('jobs.drawerZ', { number: closing.number }) : t('jobs.drawerX');
      }
      default:
        return content satisfies never;
    }
  };
  const nameOf = (printerId: PrinterId) => printers.find(({ id }) => id === printerId)?.name ?? t('jobs.printerGone');
  const printerOf = ({ printerId, owedTo }: PrintJob) =>
    owedTo ? t('jobs.inPlaceOf', { name: nameOf(printerId), other: nameOf(owedTo) }) : nameOf(printerId);

  return (
    <>
      <div className={classes.head}>
        <h2>{t('sections.printJobs')}</h2>
      </div>
      <p className={classes.intro}>{t('jobs.intro')}</p>
      <PrintQueues printers={printers} />
      <TroubleAlert trouble={trouble} />
      {jobs.length === 0 ? (
        <div className={classes.empty}>
          <IconReceipt size={36} stroke={1.4} aria-hidden />
          <p>{t('jobs.none')}</p>
        </div>
      ) : (
        <ul className={classes.list}>
          {jobs.map((job) => {
            const Icon = job.content.kind === 'ticket' ? IconToolsKitchen2 : IconReceipt;
            const title = titleOf(job);
            return (
              <li key={job.id} className={classes.row}>
                <Icon size={24} stroke={1.6} aria-hidden className={classes.icon} />
                <div className={classes.words}>
                  <p className={classes.name}>{title}</p>
                  <p className={classes.about}>
                    {printerOf(job)} · {when.format(job.createdAt)}
                    {job.tries > 1 ? ` · ${t('jobs.tries', { count: job.tries })}` : null}
                  </p>
                  {job.problem ? (
                    <p className={jobClasses.problem}>
                      {job.problemCode ? t(`jobs.problems.${job.problemCode}`, { words: job.problem }) : job.problem}
                    </p>
                  ) : null}
                </div>
                <span className={jobClasses.state} data-state={job.state}>
                  {t(`jobs.states.${job.state}`)}
                </span>
                {MAY_RETRY.has(job.state) ? (
                  <Button
                    size="md"
                    variant="default"
                    aria-label={t('jobs.retryOf', { what: title })}
                    onClick={() => void retry(job.id)}
                  >
                    {t('jobs.retry')}
                  </Button>
                ) : null}
                {MAY_RETRY.has(job.state) && job.problemCode !== 'cancelled' ? (
                  <Button
                    size="md"
                    variant="default"
                    aria-label={t('jobs.cancelOf', { what: title })}
                    onClick={() => setCancelling({ id: job.id, title })}
                  >
                    {t('jobs.cancel')}
                  </Button>
                ) : null}
              </li>
            );
          })}
        </ul>
      )}
      {cancelling ? <CancelJobDialog job={cancelling} onClose={() => setCancelling(null)} /> : null}
    </>
  );
}
