import { Button } from '@mantine/core';
import { IconPlayerPause, IconPrinter } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CommandId, PrinterId } from '#shared/ids/ids.ts';
import type { PrintJobState } from '#shared/printing/print-job.ts';
import type { Printer } from '#shared/settings/settings.ts';
import { showNotice } from '../../components/notices/notice-store.ts';
import { takeChange } from '../../till-client/till-store.ts';
import { type Trouble, troubleOf } from '../../till-client/trouble.ts';
import { useTill, useTillView } from '../../till-client/use-till.tsx';
import classes from '../section.module.css';
import { TroubleAlert } from '../trouble-alert.tsx';
import { RerouteDialog } from './reroute-dialog.tsx';

const WAITS: ReadonlySet<PrintJobState> = new Set(['queued', 'unknown']);
const NO_PRINTERS: readonly PrinterId[] = [];

/** Each printer's queue: told to wait or to go on, or given to another printer. */
export function PrintQueues({ printers }: { readonly printers: readonly Printer[] }) {
  const { t } = useTranslation('settings');
  const till = useTill();
  const paused = useTillView(({ state }) => state?.pausedPrinters ?? NO_PRINTERS);
  const jobs = useTillView((view) => view.printJobs);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const [moving, setMoving] = useState<Printer | null>(null);

  async function setPaused({ id, name }: Printer, isPaused: boolean) {
    setTrouble(null);
    const command = { commandId: till.newId<CommandId>(), printerId: id };
    try {
      const { pausedPrinters } = await (isPaused
        ? till.client.printing.pause(command)
        : till.client.printing.resume(command));
      takeChange(till.store, { kind: 'paused-printers', printerIds: pausedPrinters });
      showNotice(t(isPaused ? 'queues.nowPaused' : 'queues.nowGoesOn', { name }));
    } catch (error) {
      setTrouble(troubleOf(error));
    }
  }

  if (printers.length === 0) return null;
  return (
    <>
      <TroubleAlert trouble={trouble} />
      <ul className={classes.list} aria-label={t('queues.label')}>
        {printers.map((printer) => {
          const { id, name } = printer;
          const isPaused = paused.includes(id);
          const waits = jobs.some((job) => job.printerId === id && WAITS.has(job.state));
          const Icon = isPaused ? IconPlayerPause : IconPrinter;
          const about = isPaused ? 'queues.paused' : waits ? 'queues.waits' : 'queues.idle';
          return (
            <li key={id} className={classes.row}>
              <Icon size={24} stroke={1.6} aria-hidden className={classes.icon} />
              <div className={classes.words}>
                <p className={classes.name}>{name}</p>
                <p className={classes.about}>{t(about)}</p>
              </div>
              {waits && printers.length > 1 ? (
                <Button
                  size="md"
                  variant="default"
                  aria-label={t('queues.moveOf', { name })}
                  onClick={() => setMoving(printer)}
                >
                  {t('queues.move')}
                </Button>
              ) : null}
              <Button
                size="md"
                variant="default"
                aria-label={t(isPaused ? 'queues.goOnOf' : 'queues.pauseOf', { name })}
                onClick={() => void setPaused(printer, !isPaused)}
              >
                {t(isPaused ? 'queues.goOn' : 'queues.pause')}
              </Button>
            </li>
          );
        })}
      </ul>
      {moving ? (
        <RerouteDialog
          from={moving}
          others={printers.filter(({ id }) => id !== moving.id)}
          onClose={() => setMoving(null)}
        />
      ) : null}
    </>
  );
}
