import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { negate, ZERO } from '#shared/money/minor.ts';
import type { Order } from '#shared/order/order.ts';
import { paidOf } from '#shared/payment/balance.ts';
import type { Totals } from '#shared/pricing/totals.ts';
import { useMoney } from '../../components/use-money.ts';
import { useTillView } from '../../till-client/use-till.tsx';
import { useCounter } from '../counter-context.tsx';
import { Label } from '../label.tsx';
import type { PlainText } from '../strings.ts';
import classes from './order-totals.module.css';

/** Every sum in its place, also while it is nothing: the rows below never move. */
export const OrderTotals = memo(function OrderTotals({
  order,
  totals,
}: {
  readonly order: Order | null;
  readonly totals: Totals | null;
}) {
  const { t } = useTranslation('counter');
  const money = useMoney();
  const counter = useCounter();
  const paid = order ? paidOf(order) : ZERO;
  const discount = totals?.discount ?? ZERO;
  // A shop that charges for its service keeps a place for it, so that the rows below never move.
  const shopService = useTillView(({ state }) => state?.settings.shop.serviceCharge?.name ?? null);
  const service = totals?.serviceCharge?.name ?? shopService;
  const charge = totals?.serviceCharge?.amount ?? ZERO;
  return (
    <div className={classes.totals} data-service={service === null ? undefined : true}>
      <Sum label="totals.subtotal" amount={money(totals?.gross ?? ZERO)} />
      <div className={classes.sum}>
        <button
          type="button"
          className={classes.discount}
          aria-disabled={!totals || totals.lines.length === 0}
          onClick={() => {
            if (totals && totals.lines.length > 0) counter.show({ kind: 'discount', lineId: null });
          }}
        >
          <Label text={discountLabel(totals)} />
        </button>
        <span className={classes.amount}>{discount === 0 ? '–' : money(negate(discount))}</span>
      </div>
      {service !== null && (
        <div className={classes.sum}>
          <span>{totals?.serviceCharge?.name ?? service}</span>
          <span className={classes.amount}>{charge === ZERO ? '–' : money(charge)}</span>
        </div>
      )}
      <Sum
        label={taxLabel(totals)}
        amount={money(totals?.exempted ? negate(totals.exempted) : (totals?.tax ?? ZERO))}
      />
      <div className={classes.total}>
        <span className={classes.totalLabel}>
          <Label text="totals.total" />
          {paid > 0 && <span className={classes.paid}>{t('totals.paid', { amount: money(paid) })}</span>}
        </span>
        <output className={classes.totalAmount}>{money(totals?.total ?? ZERO)}</output>
      </div>
    </div>
  );
});

const Sum = ({ label, amount }: { readonly label: PlainText; readonly amount: string }) => (
  <div className={classes.sum}>
    <span>
      <Label text={label} />
    </span>
    <span className={classes.amount}>{amount}</span>
  </div>
);

/** Says "included" where every tax is within the prices, so that nobody adds it a second time. */
const taxLabel = (totals: Totals | null): PlainText => {
  if (totals?.exempted !== undefined) return 'totals.exempt';
  return totals && totals.taxes.length > 0 && totals.taxes.every((tax) => tax.inclusive)
    ? 'totals.taxIncluded'
    : 'totals.tax';
};

function discountLabel(totals: Totals | null): PlainText {
  if (!totals || totals.discount === 0) return 'totals.addDiscount';
  return totals.comps === totals.discount ? 'totals.comp' : 'totals.discount';
}
