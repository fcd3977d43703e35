import { IconAlertTriangle, IconInfoCircle, IconX } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { dismissNotice, type Notice, noticeStore } from './notice-store.ts';
import classes from './notices.module.css';

const STAYS_MS = 8_000;

/** Where sentences appear; the page lays it over itself, so that nothing moves for them. */
export function Notices() {
  const { t } = useTranslation('common');
  const notices = useStore(noticeStore, (state) => state.notices);
  return (
    <section className={classes.region} aria-label={t('noticesLabel')} aria-live="polite">
      {notices.map((notice) => (
        <NoticeCard key={notice.id} notice={notice} />
      ))}
    </section>
  );
}

function NoticeCard({ notice }: { readonly notice: Notice }) {
  const { t } = useTranslation('common');
  const [held, setHeld] = useState(false);
  useEffect(() => {
    if (held) return;
    const timer = setTimeout(() => dismissNotice(notice.id), STAYS_MS);
    return () => clearTimeout(timer);
  }, [notice.id, held]);

  const Icon = notice.tone === 'warning' ? IconAlertTriangle : IconInfoCircle;
  return (
    <div
      className={classes.card}
      data-tone={notice.tone}
      role={notice.tone === 'warning' ? 'alert' : 'status'}
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
    >
      <Icon size={22} aria-hidden className={classes.icon} />
      <p className={classes.text}>{notice.text}</p>
      <button
        type="button"
        className={classes.dismiss}
        aria-label={t('dismiss')}
        onClick={() => dismissNotice(notice.id)}
        onFocus={() => setHeld(true)}
        onBlur={() => setHeld(false)}
      >
        <IconX size={20} aria-hidden />
      </button>
    </div>
  );
}
