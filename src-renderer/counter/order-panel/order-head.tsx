import { IconPlus } from '@tabler/icons-react';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { useCounter } from '../counter-context.tsx';
import { Label } from '../label.tsx';
import { useOrderDetails } from '../order-details/use-order-details.ts';
import { OrderMenu } from './order-menu.tsx';
import classes from './order-panel.module.css';

/** Holds the place of what will be said of an order; spec [U12]. */
const PLACE = '\u00a0';

/** Which order it is and what is said of it as a whole; a tap opens that. `number` is null before the first item. */
export const OrderHead = memo(function OrderHead({ number }: { readonly number: string | null }) {
  const { t } = useTranslation('counter');
  const counter = useCounter();
  const details = useOrderDetails();
  return (
    <header className={classes.head}>
      <h2 className={classes.title}>
        <button
          type="button"
          className={classes.about}
          aria-disabled={number === null}
          onClick={() => number !== null && counter.show({ kind: 'order-details' })}
        >
          <span className={classes.number}>{number ? t('order.title', { number }) : t('order.fresh')}</span>
          <span className={classes.details}>{number === null ? PLACE : details.join(' · ') || t('details.none')}</span>
        </button>
      </h2>
      <OrderMenu />
      <button
        type="button"
        className={classes.fresh}
        aria-disabled={number === null}
        onClick={() => counter.take(null)}
      >
        <IconPlus size={20} aria-hidden />
        <Label text="order.new" />
      </button>
    </header>
  );
});
