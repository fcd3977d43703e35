import { useTranslation } from 'react-i18next';
import { useTillView } from '../till-client/use-till.tsx';
import { useAttemptAt, useIsAsked } from './card/use-card-attempt.ts';
import { WaitingForCard } from './card/waiting-for-card.tsx';
import { useCounterView, useOrderInHand } from './counter-context.tsx';
import classes from './counter-screen.module.css';
import { CounterDialogs } from './dialogs/counter-dialogs.tsx';
import { MenuArea } from './menu-grid/menu-area.tsx';
import { OpenDay } from './open-day/open-day.tsx';
import { OrderPanel } from './order-panel/order-panel.tsx';
import { OrderStrip } from './order-strip/order-strip.tsx';
import { PaymentScreen } from './payment/payment-screen.tsx';
import { PlaceBar } from './places/place-bar.tsx';
import { SplitScreen } from './split/split-screen.tsx';
import { useCounterKeys } from './use-counter-keys.ts';
import { useScanner } from './use-scanner.ts';

/** Selling: the menu or the payment at the left, the order in hand at the right. Behind the lock no day is known, and no key heard. */
export function CounterScreen({ isBehind }: { readonly isBehind: boolean }) {
  const isOpen = useTillView(({ state }) => state?.day?.state === 'open');
  return isOpen || isBehind ? <Selling isBehind={isBehind} /> : <OpenDay />;
}

function Selling({ isBehind }: { readonly isBehind: boolean }) {
  const { t } = useTranslation('counter');
  const paying = useCounterView((view) => view.paying);
  const splitting = useCounterView((view) => view.splitting);
  const order = useOrderInHand();
  const payingFor = paying && order?.status.state === 'open' ? order : null;
  const attempt = useAttemptAt(payingFor?.id ?? null);
  const isAsked = useIsAsked(payingFor?.id ?? null);
  const isAtCard = isAsked || attempt !== null;
  return (
    <main className={classes.screen} aria-label={t('label')}>
      <div className={classes.left}>
        {/* The grid stays as it was left: hidden, not gone. */}
        <div className={`${classes.area} ${classes.menu}`} hidden={payingFor !== null}>
          <MenuArea />
        </div>
        {payingFor && (
          <div className={classes.area}>
            {isAtCard ? (
              <WaitingForCard order={payingFor} attempt={attempt} />
            ) : splitting ? (
              <SplitScreen key={payingFor.id} order={payingFor} />
            ) : (
              <PaymentScreen key={payingFor.id} order={payingFor} />
            )}
          </div>
        )}
        {!payingFor && <PlaceBar />}
        <OrderStrip />
      </div>
      <OrderPanel />
      {!isBehind && <CounterKeys />}
      <CounterDialogs />
    </main>
  );
}

function CounterKeys() {
  useCounterKeys();
  useScanner();
  return null;
}
