import { IconMoonStars } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { DrawerSession } from '#shared/drawer/session.ts';
import { useCounter } from '../counter/counter-context.tsx';
import { useTill, useTillView } from '../till-client/use-till.tsx';
import classes from './report.module.css';
import { ReportFrame } from './report-frame.tsx';
import { ReportGroups } from './report-groups.tsx';
import { useMoments, useNameOf } from './use-moments.ts';

/** What a session was closed with. The first print came with the closing: any other is a copy; spec [DR11]. */
export function ZReport({
  session,
  isNew,
  onBack,
}: {
  readonly session: DrawerSession;
  /** It was closed just now: the day may be closed next. */
  readonly isNew: boolean;
  readonly onBack: () => void;
}) {
  const { t } = useTranslation('drawer');
  const { t: counterText } = useTranslation('counter');
  const till = useTill();
  const counter = useCounter();
  const { moment } = useMoments();
  const nameOf = useNameOf();
  const isDayOpen = useTillView(({ state }) => state?.day?.state === 'open');
  const { closing } = session;
  if (!closing) return null;
  const name = nameOf(closing.staff);
  const text = [
    t('report.fromTo', { from: moment(session.openedAt), to: moment(closing.at) }),
    [name && t('report.byWhom', { name }), closing.blind && t('report.blind'), closing.reason]
      .filter(Boolean)
      .join(' · '),
  ].filter(Boolean);
  return (
    <ReportFrame
      title={t('report.z', { number: closing.number })}
      text={text}
      printLabel={t('report.reprint')}
      onPrint={() => till.attempt((client, commandId) => client.drawer.reprint({ commandId, sessionId: session.id }))}
      onBack={onBack}
      more={
        isNew &&
        isDayOpen && (
          <button type="button" className={classes.button} onClick={() => counter.show({ kind: 'close-day' })}>
            <IconMoonStars size={22} aria-hidden />
            {counterText('day.close')}…
          </button>
        )
      }
    >
      <ReportGroups report={closing.report} expected={closing.expected} closing={closing} />
    </ReportFrame>
  );
}
