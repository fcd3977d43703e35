import { useTranslation } from 'react-i18next';
import type { ItemId } from '#shared/ids/ids.ts';
import { ONE_PIECE } from '#shared/money/minor.ts';
import { useTillView } from '../../till-client/use-till.tsx';
import { useCounter } from '../counter-context.tsx';
import { groupsOf } from './line-choice-state.ts';
import { LineEditor } from './line-editor.tsx';

/** An item before it is rung up. */
export function ItemDialog({ itemId, onClose }: { readonly itemId: ItemId; readonly onClose: () => void }) {
  const { t } = useTranslation('counter');
  const counter = useCounter();
  const index = useTillView(({ menu }) => menu?.index ?? null);
  const item = index?.items.get(itemId);
  if (!index || !item) return null;
  return (
    <LineEditor
      draft={{
        name: item.name,
        unitPrice: item.price,
        groups: groupsOf(itemId, index),
        chosen: new Map(),
        quantity: ONE_PIECE,
        note: null,
      }}
      action={t('editor.add')}
      onSubmit={(choices, price) => counter.addLine(itemId, choices, price)}
      onClose={onClose}
    />
  );
}
