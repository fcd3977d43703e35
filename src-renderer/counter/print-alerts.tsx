import { IconPrinterOff } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { PrinterId } from '#shared/ids/ids.ts';
import type { PrintAlert } from '#shared/printing/print-alert.ts';
import { NoticeCard } from '../components/notices/notice-card.tsx';
import { useTill, useTillView } from '../till-client/use-till.tsx';

const NO_ALERTS: readonly PrintAlert[] = [];

/** What is wrong with a printer, over every screen, until it is over or a person has seen it; spec [P64]. */
export function PrintAlerts() {
  const { t } = useTranslation(['counter', 'common']);
  const till = useTill();
  const alerts = useTillView(({ state }) => state?.printAlerts ?? NO_ALERTS);
  const printers = useTillView(({ state }) => state?.settings.printers);
  const nameOf = (id: PrinterId) => printers?.find((printer) => printer.id === id)?.name ?? t('printAlerts.removed');

  const titleOf = (kind: PrintAlert['kind'], code: PrintAlert['code'], name: string): string => {
    if (kind === 'waits') return t([`printAlerts.waits.${code}`, 'printAlerts.waits.not-ready'] as never, { name });
    if (kind === 'dead') return t([`printAlerts.unusable.${code}`, 'printAlerts.dead'] as never, { name });
    return t('printAlerts.failed', { name });
  };

  return alerts.map(({ printerId, kind, code, insteadId }) => {
    const name = nameOf(printerId);
    const title = titleOf(kind, code, name);
    return (
      <NoticeCard
        key={`${printerId} ${kind}`}
        tone="danger"
        icon={IconPrinterOff}
        title={title}
        more={
          kind === 'dead' && insteadId
            ? t('printAlerts.instead', { name: nameOf(insteadId) })
            : t(kind === 'failed' ? 'printAlerts.look' : 'printAlerts.wait')
        }
        dismissLabel={t('printAlerts.dismiss', { name })}
        onDismiss={() =>
          void till.attempt((client, commandId) => client.printing.alertSeen({ commandId, printerId, kind }))
        }
      />
    );
  });
}
