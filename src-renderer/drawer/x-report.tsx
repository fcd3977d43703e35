import { useTranslation } from 'react-i18next';
import type { DrawerReport } from '#shared/drawer/drawer-events.ts';
import type { DrawerSession } from '#shared/drawer/session.ts';
import type { Minor } from '#shared/money/minor.ts';
import type { Instant } from '#shared/time/instant.ts';
import { useTill } from '../till-client/use-till.tsx';
import { ReportFrame } from './report-frame.tsx';
import { ReportGroups } from './report-groups.tsx';
import { useMoments } from './use-moments.ts';

/** What an open session came to at a moment. */
export interface XSums {
  readonly session: DrawerSession;
  readonly report: DrawerReport;
  readonly expected: Minor;
  readonly at: Instant;
}

/** What the open session comes to so far; nothing is closed by it; spec [DR10]. */
export function XReport({ sums, onBack }: { readonly sums: XSums; readonly onBack: () => void }) {
  const { t } = useTranslation('drawer');
  const till = useTill();
  const { moment } = useMoments();
  return (
    <ReportFrame
      title={t('report.x')}
      text={[t('report.asOf', { time: moment(sums.at) })]}
      printLabel={t('report.print')}
      onPrint={() => till.attempt((client, commandId) => client.drawer.printReport({ commandId }))}
      onBack={onBack}
    >
      <ReportGroups report={sums.report} expected={sums.expected} closing={null} />
    </ReportFrame>
  );
}
