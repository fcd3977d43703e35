import { Button, Switch } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Order } from '#shared/order/order.ts';
import { useCounter } from '../counter/counter-context.tsx';
import { goTo } from '../counter/screen-store.ts';
import { useTill } from '../till-client/use-till.tsx';
import { moveTo } from './floor-actions.ts';
import { floorStore } from './floor-store.ts';
import classes from './moving-bar.module.css';

interface MovingBarProps {
  readonly order: Order;
  /** Whether the next table is put together with those that the order has. */
  readonly together: boolean;
  readonly onTogether: (together: boolean) => void;
}

/** Says that a table is being chosen, and for what. */
export function MovingBar({ order, together, onTogether }: MovingBarProps) {
  const { t } = useTranslation('floor');
  const till = useTill();
  const counter = useCounter();
  const { number, tables = [] } = order;
  const names = tables.map(({ name }) => name).join(' + ');
  const leave = () => {
    floorStore.setState({ moving: null });
    goTo('counter');
  };
  return (
    <div className={classes.bar}>
      <div className={classes.words} role="status">
        <p className={classes.title}>{t('moving.title', { number })}</p>
        <p>{names ? t('moving.from', { tables: names }) : t('moving.nowhere')}</p>
      </div>
      {names && (
        <Switch
          label={t('moving.together', { tables: names })}
          checked={together}
          onChange={(event) => onTogether(event.currentTarget.checked)}
        />
      )}
      {names && (
        <Button variant="default" onClick={() => moveTo(till, counter, order.id, [])}>
          {t('moving.noTable')}
        </Button>
      )}
      <Button variant="default" onClick={leave}>
        {t('moving.cancel')}
      </Button>
    </div>
  );
}
