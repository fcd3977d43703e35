import { Button } from '@mantine/core';
import { IconDiscount2, IconTrash } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { priceOf } from '#shared/catalog/price-of.ts';
import { linesTogether, offTold, wasTold } from '#shared/order/decide-line.ts';
import { namesOf } from '#shared/order/line-allergies.ts';
import type { Order, OrderLine } from '#shared/order/order.ts';
import { useTillView } from '../../till-client/use-till.tsx';
import { useCounter } from '../counter-context.tsx';
import type { LineChoices } from '../line-choices.ts';
import { useSaleMoment } from '../use-sale-moment.ts';
import { choiceId, groupsOf } from './line-choice-state.ts';
import { LineEditor } from './line-editor.tsx';
import { LinePrices } from './line-prices.tsx';

/** A line that was rung up: change it, discount it, or take it off. Its price stays what it was rung up at. */
export function LineDialog({
  order,
  line,
  onClose,
}: {
  readonly order: Order;
  readonly line: OrderLine;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation('counter');
  const counter = useCounter();
  const moment = useSaleMoment();
  const index = useTillView(({ menu }) => menu?.index ?? null);
  /** The one that was rung up stays at the price that it was rung up at; spec [MN3]. */
  const variantsOf = () => {
    const item = index?.items.get(line.itemId);
    return (item?.variants ?? []).map(({ id, name }) => ({
      ...{ id, name },
      price: item && id !== line.variant?.variantId ? priceOf(item, id, moment) : line.unitPrice,
    }));
  };
  const remove = () => {
    if (linesTogether(order, line).some((one) => wasTold(order, one)))
      counter.show({ kind: 'void-line', lineId: line.lineId });
    else if (!counter.voidLine(line.lineId, null)) onClose();
  };
  const change = (choices: LineChoices) => {
    if (offTold(order, line, choices.quantity) === 0) return counter.changeLine(line.lineId, choices);
    counter.show({ kind: 'void-line', lineId: line.lineId, left: choices });
    return 'asks';
  };
  return (
    <LineEditor
      draft={{
        name: line.name,
        unitPrice: line.unitPrice,
        variants: line.combo ? [] : variantsOf(),
        variantId: line.variant?.variantId ?? null,
        unit: line.weighed?.unit ?? null,
        groupsFor: (chosen) => (index ? groupsOf(line.itemId, index, chosen) : []),
        chosen: new Map(line.modifiers.map(({ modifierId, within, count }) => [choiceId(modifierId, within), count])),
        quantity: line.quantity,
        note: line.note,
        allergic: namesOf(line),
      }}
      action={t('editor.save')}
      extra={
        <>
          <Button
            variant="default"
            h={64}
            leftSection={<IconDiscount2 size={20} aria-hidden />}
            onClick={() => counter.show({ kind: 'discount', lineId: line.lineId })}
          >
            {t('line.discount')}
          </Button>
          <LinePrices line={line} />
          <Button
            variant="outline"
            color="brick"
            h={64}
            leftSection={<IconTrash size={20} aria-hidden />}
            onClick={remove}
          >
            {t('line.remove')}
          </Button>
        </>
      }
      onSubmit={change}
      onClose={onClose}
    />
  );
}
