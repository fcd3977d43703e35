import { ActionIcon, Button, Menu } from '@mantine/core';
import { IconDots, IconLock, IconLockOpen, IconReplace } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Instant } from '#shared/time/instant.ts';
import { displayLocale } from '../components/display-locale.ts';
import { dayAndTimeIn, timeAgo } from './date-words.ts';
import type { Shop, Till } from './office-store.ts';
import type { TillChange } from './till-change-store.ts';
import classes from './till-row.module.css';
import { useWaitingWords } from './waiting-words.ts';

interface TillRowProps {
  readonly till: Till;
  readonly shop: Shop;
  /** When `till` was read. */
  readonly readAt: Instant | null;
  readonly onChange: (change: TillChange) => void;
  readonly onReplace: () => void;
}

/** A till that spoke within this time is called online. */
const ONLINE_MS = 2 * 60_000;

/** One till: how it stands, what waits of it, and what can be done. */
export function TillRow({ till, shop, readAt, onChange, onReplace }: TillRowProps) {
  const { t } = useTranslation('office');
  const waiting = useWaitingWords(shop.currency)(till.waiting);
  const { letter, name, lastSeenAt, revokedAt, inPlaceOf } = till;
  const seen = () => {
    if (revokedAt !== null) {
      return {
        state: 'locked',
        words: t('tills.locked', { when: dayAndTimeIn(revokedAt, shop.timeZone, displayLocale()) }),
      };
    }
    if (lastSeenAt === null || readAt === null) return { state: 'away', words: t('tills.never') };
    if (readAt - lastSeenAt < ONLINE_MS) return { state: 'online', words: t('tills.seenNow') };
    return { state: 'away', words: t('tills.seen', { when: timeAgo(lastSeenAt, readAt, displayLocale()) }) };
  };
  const { state, words } = seen();
  return (
    <li className={classes.till}>
      <span className={classes.letter} aria-hidden>
        {letter}
      </span>
      <div className={classes.words}>
        <p className={classes.name}>{name}</p>
        <p className={classes.seen}>
          {t('tills.letter', { letter })}
          {inPlaceOf ? ` ${t('tills.inPlaceOf', { letter: inPlaceOf })}` : null}
          <span aria-hidden> · </span>
          <span data-state={state}>{words}</span>
        </p>
        {waiting ? (
          <div className={classes.waiting}>
            <span>{waiting}</span>
            <Button variant="default" size="md" onClick={() => onChange('admit')}>
              {t('tills.admit')}
            </Button>
          </div>
        ) : null}
      </div>
      <Menu position="bottom-end" withinPortal>
        <Menu.Target>
          <ActionIcon variant="subtle" color="gray" size={44} aria-label={t('tills.actions', { letter })}>
            <IconDots size={20} aria-hidden />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          {revokedAt === null ? (
            <>
              <Menu.Item mih={44} leftSection={<IconReplace size={18} aria-hidden />} onClick={onReplace}>
                {t('tills.replace')}
              </Menu.Item>
              <Menu.Item mih={44} leftSection={<IconLock size={18} aria-hidden />} onClick={() => onChange('revoke')}>
                {t('tills.revoke')}
              </Menu.Item>
            </>
          ) : (
            <Menu.Item
              mih={44}
              leftSection={<IconLockOpen size={18} aria-hidden />}
              onClick={() => onChange('reinstate')}
            >
              {t('tills.reinstate')}
            </Menu.Item>
          )}
        </Menu.Dropdown>
      </Menu>
    </li>
  );
}
