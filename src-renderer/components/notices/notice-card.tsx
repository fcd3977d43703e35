import { IconX, type TablerIcon } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import classes from './notice-card.module.css';

interface NoticeCardProps {
  /** A danger is told at once and larger; what only warns waits for its turn to be read out. */
  readonly tone: 'danger' | 'warning';
  readonly icon: TablerIcon;
  readonly title: string;
  readonly more: ReactNode;
  readonly dismissLabel: string;
  readonly onDismiss: () => void;
  readonly children?: ReactNode;
}

/** Says over every screen what a person must know, until they say that they have seen it. */
export function NoticeCard({ tone, icon: Icon, title, more, dismissLabel, onDismiss, children }: NoticeCardProps) {
  return (
    <div className={classes.card} data-tone={tone} role={tone === 'danger' ? 'alert' : 'status'}>
      <Icon size={tone === 'danger' ? 26 : 22} aria-hidden className={classes.icon} />
      <div className={classes.text}>
        <p className={classes.title}>{title}</p>
        <p className={classes.more}>{more}</p>
        {children}
      </div>
      <button type="button" className={classes.dismiss} aria-label={dismissLabel} onClick={onDismiss}>
        <IconX size={20} aria-hidden />
      </button>
    </div>
  );
}
