import { Button } from '@mantine/core';
import { IconDeviceDesktop, IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Instant } from '#shared/time/instant.ts';
import { Card } from './card.tsx';
import { EmptyNote } from './empty-note.tsx';
import type { OfficeClient } from './office-client.ts';
import type { Shop, Till } from './office-store.ts';
import { PairDialog } from './pair-dialog.tsx';
import { Placeholder } from './placeholder.tsx';
import { TillChangeDialog } from './till-change-dialog.tsx';
import type { TillChange } from './till-change-store.ts';
import { TillRow } from './till-row.tsx';
import classes from './tills-card.module.css';

interface TillsCardProps {
  readonly tills: readonly Till[] | null;
  /** When `tills` was read. */
  readonly readAt: Instant | null;
  readonly shop: Shop | null;
  readonly client: OfficeClient;
  /** A till was paired or changed. */
  readonly onChanged: () => void;
}

type Open =
  | { readonly dialog: 'pair'; readonly replaces: Till | null }
  | { readonly dialog: 'change'; readonly till: Till; readonly change: TillChange };

export function TillsCard({ tills, readAt, shop, client, onChanged }: TillsCardProps) {
  const { t } = useTranslation('office');
  const [open, setOpen] = useState<Open | null>(null);
  const close = () => setOpen(null);
  return (
    <Card
      title={t('tills.title')}
      aside={
        <Button
          variant="default"
          size="md"
          leftSection={<IconPlus size={18} aria-hidden />}
          disabled={!shop || !tills}
          onClick={() => setOpen({ dialog: 'pair', replaces: null })}
        >
          {t('tills.pair')}
        </Button>
      }
    >
      {tills === null ? <Placeholder height="72px" /> : null}
      {tills?.length === 0 ? <EmptyNote icon={IconDeviceDesktop} text={t('tills.none')} /> : null}
      {tills && shop && tills.length > 0 ? (
        <ul className={classes.list}>
          {tills.map((till) => (
            <TillRow
              key={till.id}
              till={till}
              shop={shop}
              readAt={readAt}
              onChange={(change) => setOpen({ dialog: 'change', till, change })}
              onReplace={() => setOpen({ dialog: 'pair', replaces: till })}
            />
          ))}
        </ul>
      ) : null}
      {shop && open?.dialog === 'pair' ? (
        <PairDialog
          shopId={shop.id}
          timeZone={shop.timeZone}
          replaces={open.replaces}
          client={client}
          onClose={close}
          onPaired={onChanged}
        />
      ) : null}
      {shop && open?.dialog === 'change' ? (
        <TillChangeDialog
          till={open.till}
          shop={shop}
          change={open.change}
          client={client}
          onClose={close}
          onDone={() => {
            close();
            onChanged();
          }}
        />
      ) : null}
    </Card>
  );
}
