import { useTranslation } from 'react-i18next';
import { priceOf } from '#shared/catalog/price-of.ts';
import { isSoldOut } from '#shared/catalog/sold-out.ts';
import type { ItemId, VariantId } from '#shared/ids/ids.ts';
import { useTill, useTillView } from '../../till-client/use-till.tsx';
import { countOf } from '../count-entry.ts';
import { useCounter } from '../counter-context.tsx';
import { useSaleMoment } from '../use-sale-moment.ts';
import { ComboDialog } from './combo-dialog.tsx';
import { defaultsOf, groupsOf } from './line-choice-state.ts';
import { LineEditor } from './line-editor.tsx';
import { SoldOutBar } from './sold-out-bar.tsx';

/** An item before it is rung up. */
export function ItemDialog({
  itemId,
  variantId,
  onClose,
}: {
  readonly itemId: ItemId;
  readonly variantId?: VariantId | undefined;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation('counter');
  const till = useTill();
  const counter = useCounter();
  const moment = useSaleMoment();
  const index = useTillView(({ menu }) => menu?.index ?? null);
  const item = index?.items.get(itemId);
  if (!index || !item) return null;
  const isOut = isSoldOut(item, till.now());
  const evenSoldOut = isOut ? { evenSoldOut: true as const } : {};
  const done = <R,>(refusal: R): R => {
    if (refusal === null) counter.store.setState({ count: '' });
    return refusal;
  };
  const top = <SoldOutBar item={item} onDone={onClose} />;
  const action = t(isOut ? 'editor.addAnyway' : 'editor.add');
  if ((item.combo ?? []).length > 0) {
    return (
      <ComboDialog
        {...{ item, index, moment, top, action, onClose }}
        quantity={countOf(counter.store.getState())}
        onSubmit={(choices, price) => done(counter.addCombo(itemId, { ...choices, ...evenSoldOut }, price))}
      />
    );
  }
  return (
    <LineEditor
      draft={{
        name: item.name,
        unitPrice: priceOf(item, null, moment),
        variants: (item.variants ?? []).map(({ id, name }) => ({ id, name, price: priceOf(item, id, moment) })),
        variantId: variantId ?? null,
        unit: item.unit ?? null,
        groupsFor: (chosen) => groupsOf(itemId, index, chosen),
        chosen: defaultsOf(itemId, index),
        quantity: item.unit ? null : countOf(counter.store.getState()),
        note: null,
        allergic: [],
      }}
      top={top}
      action={action}
      onSubmit={(choices, price) => done(counter.addLine(itemId, { ...choices, ...evenSoldOut }, price))}
      onClose={onClose}
    />
  );
}
