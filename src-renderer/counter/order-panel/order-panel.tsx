import { useTranslation } from 'react-i18next';
import { useEntryInHand } from '../counter-context.tsx';
import { SettledOrder } from '../settled/settled-order.tsx';
import { OpenOrder } from './open-order.tsx';
import classes from './order-panel.module.css';

/** The order in hand: being rung up, or just settled with its change. */
export function OrderPanel() {
  const { t } = useTranslation('counter');
  const entry = useEntryInHand();
  const order = entry?.view ?? null;
  return (
    <section className={classes.panel} aria-label={t('order.label')}>
      {order?.status.state === 'completed' ? (
        <SettledOrder order={order} saving={(entry?.pending.length ?? 0) > 0} />
      ) : (
        <OpenOrder order={order?.status.state === 'open' ? order : null} />
      )}
    </section>
  );
}
