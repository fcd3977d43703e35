import { IconMail, IconMailCheck, IconMailExclamation } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { OrderId } from '#shared/ids/ids.ts';
import type { Mail } from '#shared/mail/mail.ts';
import { useTillView } from '../till-client/use-till.tsx';
import classes from './receipts.module.css';
import { useMails } from './use-mails.ts';
import './strings.ts';

const icons = { waiting: IconMail, sent: IconMailCheck, failed: IconMailExclamation } as const;

/** How the receipts stand that are to be sent: what waits is seen to wait; spec [RC12]. */
export function MailStates({ orderId }: { readonly orderId: OrderId }) {
  const { t } = useTranslation('receipts');
  const mails = useMails(orderId);
  const isOnline = useTillView(({ state }) => ['sending', 'up-to-date'].includes(state?.sync.state ?? ''));
  const inWords = ({ state, problem, to }: Mail): string => {
    if (state === 'sent') return t('states.sent');
    if (problem) return t('states.failed', { problem: t(`problems.${problem}`) });
    return t(isOnline ? 'states.waiting' : 'states.offline', { to: to ?? '' });
  };
  return (
    <ul className={classes.mails} aria-label={t('mails')} aria-live="polite">
      {mails.map((mail) => {
        const Icon = icons[mail.state];
        return (
          <li key={mail.id} data-state={mail.state}>
            <Icon size={18} aria-hidden />
            {inWords(mail)}
          </li>
        );
      })}
    </ul>
  );
}
