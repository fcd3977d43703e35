import { Button, SegmentedControl } from '@mantine/core';
import { IconArrowLeft } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Order } from '#shared/order/order.ts';
import { checkTotals } from '#shared/payment/checks.ts';
import type { OrderSplit } from '#shared/payment/split-events.ts';
import { priceOrder } from '#shared/pricing/price-order.ts';
import { Stepper } from '../../components/stepper/stepper.tsx';
import { useMoney } from '../../components/use-money.ts';
import { useTill } from '../../till-client/use-till.tsx';
import { useCounter } from '../counter-context.tsx';
import { SplitAmounts } from './split-amounts.tsx';
import { draftOf, MOST_CHECKS, type SplitDraft, seatsOf, splitOf, toggled } from './split-draft.ts';
import { SplitLines } from './split-lines.tsx';
import classes from './split-screen.module.css';

/** Puts a split together and shows at once what each check comes to; nothing holds before it is confirmed. */
export function SplitScreen({ order }: { readonly order: Order }) {
  const { t } = useTranslation('counter');
  const counter = useCounter();
  const money = useMoney();
  const till = useTill();
  const [draft, setDraft] = useState<SplitDraft>(() => draftOf(order, till.newId));
  const split = splitOf(draft, order);
  const checks = split ? checkTotals({ ...order, split }) : [];
  const named = draft.amounts.reduce<number>((sum, amount) => sum + amount, 0);
  const isReady = split !== null && (draft.by !== 'amount' || named < priceOrder(order).total);
  const leave = () => counter.store.setState({ splitting: false });
  const say = (by: OrderSplit | null) => {
    if (!counter.split(by)) leave();
  };
  const ways = (['lines', 'evenly', 'amount', 'seats'] as const).filter(
    (by) => by !== 'seats' || seatsOf(order).length > 1,
  );
  const resize = (by: number) => setDraft({ ...draft, count: draft.count + by });

  return (
    <section
      className={classes.screen}
      aria-label={t('split.label', { number: order.number })}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        leave();
        event.stopPropagation();
      }}
    >
      <header className={classes.head}>
        <button type="button" className={classes.back} onClick={leave}>
          <IconArrowLeft size={22} aria-hidden />
          {t('split.back')}
        </button>
        <SegmentedControl
          aria-label={t('split.how')}
          value={draft.by}
          onChange={(by) => setDraft({ ...draft, by: by as OrderSplit['by'] })}
          data={ways.map((by) => ({ value: by, label: t(`split.${by}`) }))}
        />
      </header>
      <div className={classes.body}>
        <div className={classes.side}>
          {(draft.by === 'evenly' || draft.by === 'lines') && (
            <div className={classes.count}>
              <Stepper
                label={t('split.count')}
                onLess={draft.count > 2 ? () => resize(-1) : undefined}
                onMore={draft.count < MOST_CHECKS ? () => resize(1) : undefined}
              >
                <output className={classes.figure}>{draft.count}</output>
              </Stepper>
            </div>
          )}
          {draft.by === 'lines' && (
            <SplitLines
              order={order}
              count={draft.count}
              on={draft.lines}
              onToggle={(lineId, check) => setDraft(toggled(draft, lineId, check))}
            />
          )}
          {draft.by === 'amount' && (
            <SplitAmounts amounts={draft.amounts} onAmounts={(amounts) => setDraft({ ...draft, amounts })} />
          )}
          {draft.by === 'seats' && <p className={classes.hint}>{t('split.bySeats')}</p>}
        </div>
        <div className={classes.side}>
          <ol className={classes.checks} aria-label={t('split.checks')}>
            {checks.map(({ checkId, number, total }) => (
              <li key={checkId} className={classes.check}>
                <span>{t('split.check', { number })}</span>
                <span className={classes.amount}>{money(total)}</span>
              </li>
            ))}
          </ol>
          <div className={classes.actions}>
            {order.split && (
              <Button variant="default" h={64} onClick={() => say(null)}>
                {t('split.join')}
              </Button>
            )}
            <Button h={64} fz={18} disabled={!isReady} onClick={() => say(split)}>
              {t('split.action')}
            </Button>
          </div>
        </div>
      </div>
    </section>
  );
}
