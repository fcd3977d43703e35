import { useTranslation } from 'react-i18next';
import type { DrawerSession } from '#shared/drawer/session.ts';
import { useMoney } from '../components/use-money.ts';
import { useRoving } from '../components/use-roving.ts';
import classes from './past-sessions.module.css';
import { useMoments } from './use-moments.ts';

/** The sessions that were closed at this till, newest first; a tap shows what each came to. */
export function PastSessions({
  sessions,
  onShow,
}: {
  readonly sessions: readonly DrawerSession[];
  readonly onShow: (session: DrawerSession) => void;
}) {
  const { t } = useTranslation('drawer');
  const money = useMoney();
  const { moment } = useMoments();
  const roving = useRoving<HTMLUListElement>();
  return (
    <section className={classes.past}>
      <h2 className={classes.title}>{t('past.label')}</h2>
      {sessions.length === 0 && <p className={classes.none}>{t('past.none')}</p>}
      <ul className={classes.list} aria-label={t('past.label')} {...roving}>
        {sessions.map((session) => {
          const { closing } = session;
          if (!closing) return null;
          return (
            <li key={session.id}>
              <button type="button" className={classes.session} onClick={() => onShow(session)}>
                <span className={classes.number}>{t('past.number', { number: closing.number })}</span>
                <span className={classes.number}>{money(closing.total)}</span>
                <span className={classes.more}>{moment(closing.at)}</span>
                <span className={classes.more} data-off={closing.variance !== 0}>
                  {closing.variance === 0 ? t('past.even') : money(closing.variance)}
                </span>
              </button>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
