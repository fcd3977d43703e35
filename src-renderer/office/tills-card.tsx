import { Button } from '@mantine/core';
import { IconDeviceDesktop, IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Instant } from '#shared/time/instant.ts';
import { displayLocale } from '../components/display-locale.ts';
import { Card } from './card.tsx';
import { timeAgo } from './date-words.ts';
import { EmptyNote } from './empty-note.tsx';
import type { OfficeClient } from './office-client.ts';
import type { Shop, Till } from './office-store.ts';
import { PairDialog } from './pair-dialog.tsx';
import { Placeholder } from './placeholder.tsx';
import classes from './tills-card.module.css';

interface TillsCardProps {
  readonly tills: readonly Till[] | null;
  /** When `tills` was read. */
  readonly readAt: Instant | null;
  readonly shop: Shop | null;
  readonly client: OfficeClient;
  readonly onPaired: () => void;
}

/** A till that spoke within this time is called online. */
const ONLINE_MS = 2 * 60_000;

export function TillsCard({ tills, readAt, shop, client, onPaired }: TillsCardProps) {
  const { t } = useTranslation('office');
  const [pairing, setPairing] = useState(false);
  const seen = ({ lastSeenAt }: Till) => {
    if (lastSeenAt === null || readAt === null) return { online: false, words: t('tills.never') };
    if (readAt - lastSeenAt < ONLINE_MS) return { online: true, words: t('tills.seenNow') };
    return { online: false, words: t('tills.seen', { when: timeAgo(lastSeenAt, readAt, displayLocale()) }) };
  };
  return (
    <Card
      title={t('tills.title')}
      aside={
        <Button
          variant="default"
          size="md"
          leftSection={<IconPlus size={18} aria-hidden />}
          disabled={!shop || !tills}
          onClick={() => setPairing(true)}
        >
          {t('tills.pair')}
        </Button>
      }
    >
      {tills === null ? <Placeholder height="72px" /> : null}
      {tills?.length === 0 ? <EmptyNote icon={IconDeviceDesktop} text={t('tills.none')} /> : null}
      {tills && tills.length > 0 ? (
        <ul className={classes.list}>
          {tills.map((till) => {
            const { online, words } = seen(till);
            return (
              <li key={till.id} className={classes.till}>
                <span className={classes.letter} aria-hidden>
                  {till.letter}
                </span>
                <div className={classes.words}>
                  <p className={classes.name}>{till.name}</p>
                  <p className={classes.seen}>
                    {t('tills.letter', { letter: till.letter })}
                    <span aria-hidden> · </span>
                    <span data-online={online || undefined}>{words}</span>
                  </p>
                </div>
              </li>
            );
          })}
        </ul>
      ) : null}
      {pairing && shop ? (
        <PairDialog
          shopId={shop.id}
          timeZone={shop.timeZone}
          client={client}
          onClose={() => setPairing(false)}
          onPaired={onPaired}
        />
      ) : null}
    </Card>
  );
}
