import { Alert, Button, Group } from '@mantine/core';
import { IconCircleCheck, IconPrinterOff } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PrinterDraft, PrinterReport } from '#shared/printing/printer-report.ts';
import type { Printer } from '#shared/settings/settings.ts';
import type { TillClient } from '../../till-client/connection.ts';
import { type Trouble, troubleOf } from '../../till-client/trouble.ts';
import { useTill } from '../../till-client/use-till.tsx';
import { TroubleAlert } from '../trouble-alert.tsx';

interface PrinterTrialProps {
  readonly printer: Printer;
  /** Whether the address is one that can be asked; if not, its field says why. */
  readonly mayAsk: () => boolean;
}

const FINE: ReadonlySet<PrinterReport['code']> = new Set(['ready', 'silent', 'accepts', 'printed', 'sent']);

/** Asks a printer how it stands, or has it print a test page, as it stands in the form and before that is saved; spec [P70], [P71]. */
export function PrinterTrial({ printer, mayAsk }: PrinterTrialProps) {
  const { t } = useTranslation('settings');
  const till = useTill();
  const [trying, setTrying] = useState<'check' | 'page' | null>(null);
  const [report, setReport] = useState<PrinterReport | null>(null);
  const [trouble, setTrouble] = useState<Trouble | null>(null);

  async function attempt(what: 'check' | 'page', ask: (client: TillClient) => Promise<PrinterReport>) {
    setReport(null);
    setTrouble(null);
    if (!mayAsk()) return;
    setTrying(what);
    try {
      setReport(await ask(till.client));
    } catch (error) {
      setTrouble(troubleOf(error));
    }
    setTrying(null);
  }

  const isFine = report !== null && FINE.has(report.code);
  const Icon = isFine ? IconCircleCheck : IconPrinterOff;
  return (
    <div>
      <Group gap="sm">
        <Button
          variant="default"
          loading={trying === 'check'}
          disabled={trying !== null}
          onClick={() => void attempt('check', ({ printing }) => printing.check({ address: printer.address }))}
        >
          {t('printers.check')}
        </Button>
        <Button
          variant="default"
          loading={trying === 'page'}
          disabled={trying !== null}
          onClick={() => void attempt('page', ({ printing }) => printing.testPage(draftOf(printer)))}
        >
          {t('printers.testPage')}
        </Button>
      </Group>
      <div role="status">
        {trying ? <p>{t(`printers.trying.${trying}`)}</p> : null}
        {report ? (
          <Alert color={isFine ? 'evergreen' : 'brick'} variant="light" icon={<Icon aria-hidden />} mt="sm">
            {t(`printers.reports.${report.code}`)}
          </Alert>
        ) : null}
      </div>
      <TroubleAlert trouble={trouble} />
    </div>
  );
}

const draftOf = ({
  name,
  address,
  stationIds,
  printsReceipts,
  columns,
  twoColour,
  codePage,
  buzzer,
}: Printer): PrinterDraft => ({
  ...{ name, address, stationIds, printsReceipts, columns, twoColour, codePage, buzzer },
});
